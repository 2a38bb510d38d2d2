import Chapter
import Foundation
import Predict
import RNNCell
import Tensors
import TextData
import Training

/// One training run of the chapter, reported while it goes on.
struct Run {
  let settings: Settings
  let corpus: Corpus
  let sampling: Sampling
  /// The models to beat; nil if the text is too short for them.
  let baselines: Baselines?
  let interruption: Interruption

  var training: [Int] { settings.training(of: corpus) }
  var heldOut: [Int] { settings.heldOut(of: corpus) }

  /// Trains a fresh model from the seed.
  func callAsFunction() throws -> TrainingRecord {
    var plan = settings.plan
    plan.sampling = sampling
    var generator = SplitMix64(seed: settings.seed)
    var model = RNNLanguageModel(
      vocabularySize: corpus.vocabulary.count,
      hiddenUnits: settings.hiddenUnits, using: &generator)

    show("\(sampling.rawValue) sampling, \(plan.epochs) epochs")
    let progress = Progress(
      epochs: plan.epochs, isShown: !settings.isQuiet && isatty(1) == 1)
    // snippet.run
    let record = try train(
      &model, on: training, heldOut: heldOut, plan: plan, using: &generator
    ) { report, model in
      if isSampled(report.epoch) {
        progress.clear()
        show(
          "epoch \(report.epoch):", continuation(settings.prefixes[0], model))
      }
      progress.update(report)
    } shouldStop: {
      interruption.isRequested
    }
    // snippet.end
    progress.clear()
    showResults(record, model)
    return record
  }

  private func isSampled(_ epoch: Int) -> Bool {
    !settings.isQuiet
      && epoch % max(1, min(50, settings.plan.epochs / 5)) == 0
  }

  /// A prefix, which was checked before, and the next 50 characters.
  private func continuation(
    _ prefix: String, _ model: RNNLanguageModel
  ) -> String {
    (try? model.text(continuing: prefix, length: 50, in: corpus)) ?? prefix
  }

  /// The last lines of a run.
  private func showResults(_ record: TrainingRecord, _ model: RNNLanguageModel)
  {
    guard let last = record.epochs.last else { return }
    if record.wasStopped { show("stopped in epoch \(last.epoch)") }
    let threads = settings.threads
    show(
      "perplexity \(decimal(last.training)),",
      "\(grouped(Int(record.tokensPerSecond))) tokens/sec on CPU",
      "(\(threads) \(threads == 1 ? "thread" : "threads"))")
    if let heldOut = last.heldOut, let best = record.best {
      show(
        "held-out perplexity \(decimal(heldOut, 1)) (last),",
        "\(decimal(best.heldOut!, 1)) (best, epoch \(best.epoch))")
      showTable(last: heldOut, best: best)
    }
    for prefix in settings.prefixes {
      let text = continuation(prefix, model)
      show(text)
      show(copied(text))
    }
    show(conclusion(of: record, vocabularySize: corpus.vocabulary.count))
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
  private func copied(_ text: String) -> String {
    let sample = corpus.vocabulary.indices(of: text.map(String.init))
    let run = VerbatimRun(of: sample, in: training)
    return "  longest copied run: \(run.length) of "
      + "\(sample.count) characters, from character \(grouped(run.position))"
  }
}
