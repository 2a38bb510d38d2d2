import Chapter
import CommandLineOptions
import Foundation
import OutputFiles
import Plotting
import TextData
import Training

let settings = beginChapter(
  "Chapter08_Training",
  "Trains the language model of chapter 8, and measures what it learnt.",
  defaults: Settings(), options: Settings.options)
let interruption = Interruption()

do {
  // Whatever can be found wrong is found before training.
  try OutputFile.requireWritable(settings.plot)
  let corpus = loadCorpus(settings)
  for prefix in settings.prefixes { _ = try corpus.indices(ofPrefix: prefix) }
  let baselines = try? Baselines(
    training: settings.training(of: corpus),
    heldOut: settings.heldOut(of: corpus),
    vocabularySize: corpus.vocabulary.count)
  let runs = settings.sampling.samplings.map { sampling in
    Run(
      settings: settings, corpus: corpus, sampling: sampling,
      baselines: baselines, interruption: interruption)
  }
  try settings.plan.sampler.requireLength(of: runs[0].training)
  show(
    "training on \(grouped(runs[0].training.count)) characters,",
    "holding out the next \(grouped(runs[0].heldOut.count))")

  var records: [(Sampling, TrainingRecord)] = []
  for run in runs where !interruption.isRequested {
    if !records.isEmpty { show() }
    records.append((run.sampling, try run()))
  }
  try curves(of: records, vocabularySize: corpus.vocabulary.count)
    .write(to: settings.plot)
  note("curves: \(settings.plot)")
  if interruption.isRequested { Foundation.exit(Interruption.status) }
} catch {
  exit(reporting: error)
}
