import Chapter
import RNNCell

let settings = beginChapter(
  "Chapter10_ThroughTime", "Plays chapter 10: backpropagation through time.",
  defaults: Settings(),
  options: [
    .flag(
      "--measure", \.isMeasuring,
      help: "measure time and memory against the number of steps instead")
  ])
if settings.isMeasuring {
  measureSteps(settings)
} else {
  showChain()
  compareWithTapeAndDifferences(settings)
  let text = loadCorpus(settings)
  let distances = Distances(text, settings)
  for activation in Activation.allCases { distances.showNorms(activation) }
  distances.showClipping()
  let trained = showSpectrum(text, settings)
  let truncation = Truncation(of: trained, text, settings)
  truncation.showBlocks()
  truncation.showRandom()
  countCost(settings)
}
