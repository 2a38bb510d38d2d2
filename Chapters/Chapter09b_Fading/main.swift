import Chapter
import CommandLineOptions
import RNNCell
import TextData

let settings = beginChapter(
  "Chapter09b_Fading",
  "Plays chapter 9b: why gradients fade, and what cutting their way costs.",
  defaults: Settings(),
  options: [
    .flag(
      "--measure", \.isMeasuring,
      help: "measure time and memory against the number of steps instead")
  ])
if settings.isMeasuring {
  measureSteps(settings)
} else {
  let text = loadCorpus(settings)
  do {
    // The longest windows of the chapter.
    try SequentialSampler(batchSize: 32, steps: 50)
      .requireLength(of: text.prefix(10_000))
  } catch {
    exit(reporting: error)
  }
  let distances = Distances(text, settings)
  let curves = Activation.allCases.flatMap { distances.showNorms($0) }
  ensureForPage(distanceClaims(curves, shareOff: distances.shareOff))
  distances.showClipping()
  let trained = showSpectrum(text, settings)
  let truncation = Truncation(of: trained, text, settings)
  truncation.showBlocks()
  truncation.showRandom()
}
