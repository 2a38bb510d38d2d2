import Basics
import Chapter
import CommandLineOptions
import Concise
import Layers
import NGrams
import Tensors
import TextData
import Training
import TrainingProgram

/// What `train` lets its reader choose.
struct TrainSettings: TrainingSettings {
  var training = TrainingOptions()
  var unit = RecurrentUnit.rnn
  var hiddenUnits = 512
  var layers = 1
  var embedding = 0
  var seed: UInt64 = 1
  var threads = defaultThreads
  var corpus: String?
  var letters = LetterChoice.automatic
  var joining = LineJoining.nothing

  static let options: [Command<TrainSettings>.Option] = [
    .choice("--unit", \.unit, help: "the recurrent unit"),
    .integer("--hidden", \.hiddenUnits, in: 1...8192, help: "hidden units"),
    .integer(
      "--layers", \.layers, in: 1...100,
      help: "recurrent layers, one on top of the other"),
    .integer(
      "--embedding", \.embedding, in: 0...8192,
      help: "dimensions of learnt vectors, 0 for one-hot ones"),
  ]

  func trainingMemory(vocabularySize: Int, rows: Int) -> Int {
    ConciseLanguageModel.trainingMemory(
      unit, vocabularySize: vocabularySize, hiddenUnits: hiddenUnits,
      layers: layers, embedding: embedding == 0 ? nil : embedding, rows: rows)
  }
}

/// Trains like chapter 8; only the model is another one.
func trainConciseModel(_ words: [String]) throws {
  let session = TrainingSession(
    "Chapter10c_Concise train",
    "Trains a concise model, and measures what it learnt.",
    defaults: TrainSettings(), options: TrainSettings.options, words: words)
  for (number, run) in session.runs.enumerated() {
    if number > 0 { show() }
    show("\(run.plan.sampling.rawValue) sampling, \(run.plan.epochs) epochs")
    try play(run, of: session)
  }
  session.end()
}

/// A fresh model, or the one of a saved run, trained to the last epoch.
private func play(
  _ run: Run, of session: TrainingSession<TrainSettings>
) throws {
  let (settings, text, plan) = (session.settings, session.text, run.plan)
  // snippet.train
  var generator = SplitMix64(seed: settings.seed)
  var model = ConciseLanguageModel(
    settings.unit, vocabularySize: text.vocabularySize,
    hiddenUnits: settings.hiddenUnits, layers: settings.layers,
    embedding: settings.embedding == 0 ? nil : settings.embedding,
    using: &generator)
  var optimizer = run.optimizer
  try run.resume(&model, &optimizer, &generator)
  // snippet.end
  let prefixes = settings.training.prefixes
  let record = try train(
    &model, on: text.training, heldOut: text.heldOut, sampler: plan.sampler,
    optimizer: &optimizer, epochs: plan.epochs, clippingTo: plan.clip,
    using: &generator, continuing: run.earlier
  ) { report, now in
    if settings.training.samples(after: report.epoch) {
      run.show(
        report, saying: text.continuation(of: prefixes[0], by: now.model))
    }
    try run.keep(report, now)
  } observe: {
    run.observe($0)
  } shouldStop: {
    run.isInterrupted
  }
  guard run.end(record), let last = record.epochs.last else { return }
  show("perplexity \(decimal(last.training)),", run.speed(of: record))
  if let heldOut = last.heldOut, let best = record.best {
    show(
      "held-out perplexity \(decimal(heldOut, 1)) (last),",
      "\(decimal(best.heldOut!, 1)) (best, epoch \(best.epoch))")
    show(HeldOutScore.header)
    for score in text.scores(of: record) { show(score) }
  }
  for prefix in prefixes {
    let said = text.continuation(of: prefix, by: model)
    show(said)
    show("  " + text.copiedRun(of: said))
  }
  show(run.conclusion)
  run.ensureFullRun(
    of: record, epochs: TrainSettings().training.plan.epochs,
    prefixes: prefixes, model: model)
}

/// `train` has options of its own, so it must be the first word.
struct MisplacedPart: Error, CustomStringConvertible {
  var description: String {
    "Write train first, and the options behind it: Chapter10c_Concise train "
      + "--epochs 100"
  }
}
