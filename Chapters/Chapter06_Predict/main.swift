import Chapter
import CommandLineOptions
import Predict
import RNNCell
import Tensors
import TextData

let settings = beginChapter(
  "Chapter06_Predict", "Plays chapter 6: continuing a text.")
var generator = SplitMix64(seed: settings.seed)
let corpus = loadCorpus(settings)

let model = RNNLanguageModel(
  vocabularySize: corpus.vocabulary.count, hiddenUnits: 512, using: &generator)
do {
  show(try model.text(continuing: "time traveller ", length: 10, in: corpus))
  show(try model.text(continuing: "Time Traveller ", length: 10, in: corpus))
} catch {
  exit(reporting: error)
}

// Scores of <unk> and of three tokens with probabilities 0.6, 0.3 and 0.1.
let scores = [9] + log(Tensor([0.6, 0.3, 0.1])).elements

func counts(_ decoding: Decoding, seed: UInt64) -> [Int] {
  var generator = SplitMix64(seed: seed)
  var counts = [Int](repeating: 0, count: scores.count)
  for _ in 0..<1000 {
    counts[decoding.choose(from: scores, using: &generator)] += 1
  }
  return counts
}
show("greedy", counts(.greedy, seed: settings.seed))
show("p", counts(.sampling(), seed: settings.seed))
show("p squared", counts(.sampling(power: 2), seed: settings.seed))
show("temperature 2", counts(.sampling(temperature: 2), seed: settings.seed))
show("top 2", counts(.sampling(topK: 2), seed: settings.seed))
