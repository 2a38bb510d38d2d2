import Basics
import Chapter
import CommandLineOptions
import Concise
import Experiments
import Foundation
import Layers
import Predict
import Tensors
import TextData
import Training
import TrainingProgram

let words = Array(CommandLine.arguments.dropFirst())
if words.first == "more" {
  do {
    try compareLengths(Array(words.dropFirst()))
    exit(0)
  } catch {
    exit(reporting: error)
  }
}

let session = TrainingSession(
  "Chapter12_WholeNovel",
  "Trains a gated network on the whole novel, and compares it.",
  defaults: Settings(), options: Settings.options)
let (settings, text) = (session.settings, session.text)

do {
  let parts = try settings.parts(of: text.corpus)
  for run in session.runs {
    try play(run, parts)
  }
} catch {
  exit(reporting: error)
}
session.end()

/// A fresh model, or that of a saved run, trained to the end and compared.
func play(_ run: Run, _ parts: TextParts) throws {
  let plan = run.plan
  // snippet.model
  var generator = SplitMix64(seed: settings.seed)
  var model = ConciseLanguageModel(
    settings.unit, vocabularySize: text.vocabularySize,
    hiddenUnits: settings.hiddenUnits, layers: settings.layers,
    embedding: settings.embedding, isTied: settings.tied == .yes,
    inputDropout: Dropout(settings.inputDropout, seed: settings.seed),
    dropout: Dropout(settings.dropout, seed: settings.seed),
    using: &generator)
  var optimizer = run.optimizer
  // snippet.end
  show(
    "\(settings.unit.rawValue), \(settings.hiddenUnits) units:",
    "\(grouped(model.parameterCount)) numbers,",
    "at most \(plan.epochs) epochs")
  try run.resume(&model, &optimizer, &generator)

  // snippet.loop
  let record = try train(
    &model, on: parts.training, heldOut: parts.validation,
    sampler: plan.sampler, optimizer: &optimizer, epochs: plan.epochs,
    schedule: plan.schedule, clippingTo: plan.clip,
    measuringEvery: plan.evaluationInterval, stoppingAfter: plan.patience,
    using: &generator, continuing: run.earlier
  ) { report, now in
    if settings.training.samples(after: report.epoch) {
      run.show(report, saying: sample(60, of: now.model, after: report.epoch))
    }
    try run.keep(report, now)
  } observe: {
    run.observe($0)
  } shouldStop: {
    run.isInterrupted
  }
  run.takeBest(&model)
  // snippet.end
  guard run.end(record), !record.wasStopped, let best = record.best else {
    return
  }
  show(
    "best on the validation text: epoch \(best.epoch),",
    "perplexity \(decimal(best.heldOut!))")
  let plain = try plainNetwork(run, parts)
  if run.isInterrupted { return }
  try compare(model, best, with: plain, run, parts)
}

/// What a model says after a prefix, drawn with probabilities that are a
/// little sharper than its own.
func sample(
  _ length: Int, of model: ConciseLanguageModel, after epoch: Int
) -> String {
  var generator = SplitMix64(seed: settings.seed &+ UInt64(epoch))
  let prefix = settings.training.prefixes[0]
  let text = try? model.text(
    continuing: prefix, length: length, in: text.corpus,
    decoding: .sampling(temperature: 0.7), using: &generator)
  return text ?? prefix
}

/// The network of chapter 8 as layers, with the same recipe and a choice of
/// its epoch of its own.
func plainNetwork(_ run: Run, _ parts: TextParts) throws -> Outcome? {
  guard settings.plainEpochs > 0 else { return nil }
  note("for comparison: a plain network, epochs: \(settings.plainEpochs)")
  var recipe = Recipe()
  (recipe.unit, recipe.hiddenUnits) = (.rnn, 256)
  recipe.embedding = settings.embedding
  (recipe.inputDropout, recipe.dropout) = (settings.inputDropout, 0.2)
  recipe.plan = run.plan
  recipe.plan.epochs = settings.plainEpochs
  recipe.plan.schedule = .cosine(epochs: settings.plainEpochs)
  recipe.patience = settings.plainEpochs
  return try recipe.learn(
    from: parts, tokens: text.vocabularySize, seed: settings.seed,
    shouldStop: { run.isInterrupted })
}
