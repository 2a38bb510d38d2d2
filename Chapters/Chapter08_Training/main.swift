import Basics
import Chapter
import CommandLineOptions
import Foundation
import NGrams
import RNNCell
import Tensors
import TextData
import Training
import TrainingProgram

// snippet.settings
/// What the chapter trains with. Change it here, or with the options.
struct Settings: TrainingSettings {
  var hiddenUnits = 512
  var activation = Activation.tanh
  /// The standard deviation of the weights at the start.
  var deviation: Float = 0.01
  var seed: UInt64 = 1
  var training = TrainingOptions()

  init() {
    training.plan.epochs = 500
    (training.plan.batchSize, training.plan.steps) = (32, 35)
    training.plan.learningRate = 1
    training.plan.clip = 1
    training.tokens = 10_000
    training.prefixes = ["time traveller", "traveller"]
  }
  // snippet.end

  var threads = defaultThreads
  var corpus: String?
  var letters = LetterChoice.automatic
  var joining = LineJoining.nothing

  static let options: [Command<Settings>.Option] = [
    .integer("--hidden", \.hiddenUnits, in: 1...8192, help: "hidden units"),
    .choice("--activation", \.activation, help: "what bends the hidden layer"),
    .number(
      "--deviation", \.deviation,
      help: "standard deviation of the weights at the start"),
  ]

  func trainingMemory(vocabularySize: Int, rows: Int) -> Int {
    RNNLanguageModel.trainingMemory(
      vocabularySize: vocabularySize, hiddenUnits: hiddenUnits, rows: rows)
  }
}

// The test of the loop is a part of its own.
if CommandLine.arguments.dropFirst().first == "bigrams" {
  do {
    try playBigrams(Array(CommandLine.arguments.dropFirst(2)))
    exit(0)
  } catch {
    exit(reporting: error)
  }
}

// Whatever is not training is looked after by the session: the command line,
// the text, the file of --save and --resume, the log, the curves, and Ctrl-C.
let session = TrainingSession(
  "Chapter08_Training",
  "Trains the language model of chapter 8, and measures what it learnt. With "
    + "the first word bigrams it plays the test with a known answer instead.",
  defaults: Settings(), options: Settings.options)
let (settings, text) = (session.settings, session.text)

do {
  for (number, run) in session.runs.enumerated() {
    if number > 0 { show() }
    try play(run)
  }
} catch {
  exit(reporting: error)
}
session.end()

/// A fresh model, or the one of a saved run, trained to the last epoch.
func play(_ run: Run) throws {
  let plan = run.plan
  show("\(plan.sampling.rawValue) sampling, \(plan.epochs) epochs")

  // snippet.model
  var generator = SplitMix64(seed: settings.seed)
  var model = RNNLanguageModel(
    vocabularySize: text.vocabularySize, hiddenUnits: settings.hiddenUnits,
    activation: settings.activation, deviation: settings.deviation,
    using: &generator)
  var optimizer = run.optimizer  // SGD, unless --optimizer names another
  try run.resume(&model, &optimizer, &generator)
  // snippet.end

  // snippet.loop
  let record = try train(
    &model, on: text.training, heldOut: text.heldOut, sampler: plan.sampler,
    optimizer: &optimizer, epochs: plan.epochs, clippingTo: plan.clip,
    using: &generator, continuing: run.earlier
  ) { report, now in
    if settings.training.samples(after: report.epoch) {
      let prefix = settings.training.prefixes[0]
      run.show(report, saying: text.continuation(of: prefix, by: now.model))
    }
    try run.keep(report, now)
  } observe: {
    run.observe($0)
  } shouldStop: {
    run.isInterrupted
  }
  // snippet.end
  guard run.end(record) else { return }
  showResults(of: run, record, model)
  let usual = Settings().training
  run.ensureFullRun(
    of: record, epochs: usual.plan.epochs, prefixes: usual.prefixes,
    model: model)
}

// snippet.results
/// What the model scores, what it says, and how much of that is copied.
func showResults(
  of run: Run, _ record: TrainingRecord, _ model: RNNLanguageModel
) {
  let last = record.epochs.last!
  show("perplexity \(decimal(last.training)),", run.speed(of: record))
  if let heldOut = last.heldOut, let best = record.best {
    show(
      "held-out perplexity \(decimal(heldOut, 1)) (last),",
      "\(decimal(best.heldOut!, 1)) (best, epoch \(best.epoch))")
    show(HeldOutScore.header)
    for score in text.scores(of: record) { show(score) }
  }
  for prefix in settings.training.prefixes {
    let said = text.continuation(of: prefix, by: model)
    show(said)
    show("  " + text.copiedRun(of: said))
  }
  show(run.conclusion)
}
// snippet.end
