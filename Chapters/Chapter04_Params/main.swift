import Chapter
import Params
import Tensors

let settings = beginChapter(
  "Chapter04_Params", "Plays chapter 4: the five arrays, and how they start.")

var generator = SplitMix64(seed: settings.seed)
let parameters = RNNParameters(
  vocabularySize: 28, hiddenUnits: 512, using: &generator)
for (name, array) in zip(RNNParameters.names, parameters.all) {
  show(name, array.shape.written)
}
show("numbers to learn:", grouped(parameters.count))

for (name, array) in zip(RNNParameters.names, parameters.all) {
  let mean = array.mean()
  let variance = ((array - mean) * (array - mean)).mean()
  show(
    name, "mean", decimal(Double(mean.item), 5), "standard deviation",
    decimal(Double(variance.item).squareRoot(), 5))
}
