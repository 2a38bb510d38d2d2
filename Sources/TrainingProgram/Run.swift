import Basics
import Chapter
import Foundation
import LanguageModels
import NGrams
import Optimizers
import Predict
import RNNCell
import Tensors
import TextData
import Training

/// One training run of a program, reported while it goes on.
struct Run<Settings: TrainingSettings, Model: LanguageModel> {
  let settings: Settings
  let text: TrainingText
  let sampling: Sampling
  let interruption: Interruption
  let journal: Journal
  let unigramPerplexity: Double
  /// The models to beat; nil if the text is too short for them.
  let baselines: Baselines?
  /// A fresh model.
  let makeModel: (Settings, Int, inout SplitMix64) -> Model

  private var options: TrainingOptions { settings.training }

  private var plan: TrainingPlan {
    var plan = options.plan
    plan.sampling = sampling
    return plan
  }

  /// Trains a model: a fresh one from the seed, or the saved one further.
  func callAsFunction(resuming saved: SavedRun?) throws -> TrainingRecord {
    let plan = plan
    var samples = journal.samples(of: sampling)
    show("\(sampling.rawValue) sampling, \(plan.epochs) epochs")
    if !options.isQuiet {
      for sample in samples.whileTraining { show(sample.line) }
    }
    let earlier = journal.record(of: sampling)
    if earlier.epochs.count == plan.epochs {
      showResults(earlier, samples.atTheEnd)
      return earlier
    }
    var generator = SplitMix64(seed: settings.seed)
    var model = makeModel(settings, text.vocabularySize, &generator)
    var optimizer = SGD(learningRate: plan.learningRate)
    if let saved, !earlier.epochs.isEmpty {
      try saved.restore(&model, &optimizer)
      generator = SplitMix64(seed: saved.checkpoint.generator)
    }
    let progress = Progress(
      epochs: plan.epochs, after: earlier.epochs.count,
      isShown: !options.isQuiet)
    // snippet.run
    let record = try train(
      &model, on: text.training, heldOut: text.heldOut, plan: plan,
      using: &generator, continuing: earlier
    ) { report, model, generator in
      if let sample = sample(after: report, model) {
        progress.clear()
        if !options.isQuiet { show(sample.line) }
        samples.whileTraining.append(sample)
      }
      progress.update(report)
      try keep(report, &samples, model, optimizer, generator)
    } shouldStop: {
      interruption.isRequested
    }
    // snippet.end
    progress.clear()
    showResults(record, continuations(model))
    return record
  }

  /// Takes up an epoch, unless it was broken off: it is then trained again.
  private func keep(
    _ report: EpochReport, _ samples: inout Checkpoint.Samples,
    _ model: Model, _ optimizer: SGD, _ generator: SplitMix64
  ) throws {
    guard report.isComplete else { return }
    samples.atTheEnd = report.epoch == plan.epochs ? continuations(model) : []
    let row = TrainingLog.Row(
      report, plan: plan, vocabulary: text.vocabularySize,
      unigramPerplexity: unigramPerplexity)
    try journal.add(row, samples: samples, model, optimizer, generator)
  }
}

// MARK: - What the model says

extension Run {
  /// What the model says after some of the epochs.
  private func sample(
    after report: EpochReport, _ model: Model
  ) -> Checkpoint.Sample? {
    guard report.epoch % max(1, min(50, plan.epochs / 5)) == 0 else {
      return nil
    }
    return Checkpoint.Sample(
      epoch: report.epoch, text: continuation(options.prefixes[0], model))
  }

  /// What it says at the end.
  private func continuations(_ model: Model) -> [String] {
    options.prefixes.map { continuation($0, model) }
  }

  /// A prefix, which was checked before, and the next 50 characters.
  private func continuation(_ prefix: String, _ model: Model) -> String {
    (try? model.text(continuing: prefix, length: 50, in: text.corpus))
      ?? prefix
  }

  /// The last lines of a run.
  private func showResults(
    _ record: TrainingRecord, _ continuations: [String]
  ) {
    guard let last = record.epochs.last else { return }
    if record.wasStopped { show("stopped in epoch \(last.epoch)") }
    show("perplexity \(decimal(last.training)),", speed(of: record))
    if let heldOut = last.heldOut, let best = record.best {
      show(
        "held-out perplexity \(decimal(heldOut, 1)) (last),",
        "\(decimal(best.heldOut!, 1)) (best, epoch \(best.epoch))")
      showTable(last: heldOut, best: best)
    }
    for text in continuations {
      show(text)
      show(copied(text))
    }
    show(conclusion(of: record, vocabularySize: text.vocabularySize))
  }

  private func speed(of record: TrainingRecord) -> String {
    // A run that was trained by an earlier run of the program has no times.
    guard record.tokensPerSecond > 0 else { return "trained before" }
    let threads = settings.threads
    return "\(grouped(Int(record.tokensPerSecond))) tokens/sec on CPU "
      + "(\(threads) \(threads == 1 ? "thread" : "threads"))"
  }

  /// This run's rows of the table of chapter 2, below the best row there.
  private func showTable(last: Double, best: EpochReport) {
    show(HeldOutScore.header)
    if let baseline = baselines?.rows.last { show(baseline) }
    show(
      HeldOutScore(
        "recurrent, best, epoch \(best.epoch)", perplexity: best.heldOut!))
    show(HeldOutScore("recurrent, last", perplexity: last))
  }

  /// How much of a sample is copied from the training text.
  private func copied(_ sample: String) -> String {
    let indices = text.corpus.vocabulary.indices(of: sample.map(String.init))
    let run = VerbatimRun(of: indices, in: text.training)
    return "  longest copied run: \(run.length) of "
      + "\(indices.count) characters, from character \(grouped(run.position))"
  }
}
