import Basics
import Chapter
import LayerChecks

let settings = beginChapter(
  "Chapter10_Layer", "Plays chapter 10: a layer with its gradient by hand.")
var generator = SplitMix64(seed: settings.seed)

figure("10-layer.svg", productsOfALayer())
showWaste()
showLayer(using: &generator)

// snippet.rnn
show(GradientCheck(.rnn, using: &generator).report())
// snippet.end
