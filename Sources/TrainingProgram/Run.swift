import Basics
import Chapter
import Checkpoints
import Kernels
import LanguageModels
import Optimizers
import Tensors
import TextData
import Training
import TrainingLogs

/// One training run of a program: where it begins, and what is kept of it.
///
///     for run in session.runs {
///       try run.resume(&model, &optimizer, &generator)
///       let record = try train(
///         &model, ..., continuing: run.earlier
///       ) { report, now in
///         try run.keep(report, now)
///       } observe: {
///         run.observe($0)
///       } shouldStop: {
///         run.isInterrupted
///       }
///     }
public final class Run {
  /// How it is trained.
  public let plan: TrainingPlan
  /// The epochs that an earlier run of the program has completed.
  public let earlier: TrainingRecord
  /// All complete epochs.
  public private(set) var rows: [TrainingLog.Row]

  let text: TrainingText
  private let journal: Journal
  private let saved: SavedRun?
  private let interruption: Interruption
  private let options: TrainingOptions
  private let measured: MeasuredText
  /// Its clock starts with the run.
  private lazy var progress = Progress(
    epochs: plan.epochs, after: earlier.epochs.count,
    measured: measured, isShown: !options.isQuiet)
  private var samples: [Checkpoint.Sample]
  private var signs = SignReader()

  init(
    _ plan: TrainingPlan, _ options: TrainingOptions, text: TrainingText,
    measured: MeasuredText, journal: Journal, saved: SavedRun?,
    interruption: Interruption
  ) {
    self.plan = plan
    earlier = journal.record(of: plan.sampling)
    rows = journal.checkpoint.rows(of: plan.sampling)
    samples = journal.checkpoint.samples[plan.sampling] ?? []
    (self.text, self.journal, self.saved) = (text, journal, saved)
    self.interruption = interruption
    (self.options, self.measured) = (options, measured)
  }

  /// A fresh optimiser, of the kind that the reader chose.
  public var optimizer: ChosenOptimizer {
    plan.freshOptimizer
  }

  /// Gives a run that was begun before what it had then, and shows what its
  /// model said. Nothing happens to a new one.
  ///
  /// - Throws: `SafeTensorsError` or `CheckpointError`.
  public func resume(
    _ model: inout some LanguageModel, _ optimizer: inout ChosenOptimizer,
    _ generator: inout SplitMix64
  ) throws {
    if let saved, !earlier.epochs.isEmpty {
      try saved.restore(plan.sampling, &model, &optimizer, &generator)
    }
    progress.clear()
    for sample in samples {
      show(sample, of: earlier.epochs[sample.epoch - 1])
    }
  }

  /// Gives a model the weights that did best on the held-out text, where they
  /// are kept; otherwise it stays as it is.
  public func takeBest(_ model: inout some LanguageModel) {
    journal.checkpoint.states[plan.sampling]?.takeBest(&model)
  }

  /// Whether Ctrl-C was pressed.
  public var isInterrupted: Bool { interruption.isRequested }

  /// Notes what can be seen of the loop, for the log.
  public func observe(_ event: TrainingEvent) { signs.note(event) }

  /// Shows what the model says after an epoch, beside the perplexities.
  public func show(_ report: EpochReport, saying text: String) {
    guard report.isComplete else { return }
    let sample = Checkpoint.Sample(epoch: report.epoch, text: text)
    samples.append(sample)
    show(sample, of: report)
  }

  private func show(_ sample: Checkpoint.Sample, of report: EpochReport) {
    guard !options.isQuiet else { return }
    progress.clear()
    Chapter.show(
      "epoch \(sample.epoch): perplexity \(decimal(report.training))"
        + (report.heldOut.map { ", \(measured.rawValue) \(decimal($0))" } ?? "")
    )
    Chapter.show("  " + sample.text)
  }

  /// Shows how far the run is, and keeps an epoch that is complete: one that
  /// was broken off is trained again.
  ///
  /// - Throws: `OutputFileError`.
  public func keep(
    _ report: EpochReport,
    _ now: TrainingSnapshot<
      some LanguageModel, some Optimizer, SplitMix64
    >
  ) throws {
    progress.update(report)
    guard report.isComplete else { return }
    let row = TrainingLog.Row(
      report, signs: signs.signs, plan: plan, vocabulary: text.vocabularySize,
      unigramPerplexity: text.unigramPerplexity)
    rows.append(row)
    try journal.add(row, samples: samples, now)
  }
}

extension Run {
  /// Removes the line that shows how far the run is, and says whether there is
  /// a complete epoch whose results can be shown.
  public func end(_ record: TrainingRecord) -> Bool {
    progress.clear()
    if record.wasStopped {
      Chapter.show("stopped in epoch \(record.epochs.last!.epoch)")
    }
    return !rows.isEmpty
  }

  /// How fast it was trained.
  public func speed(of record: TrainingRecord) -> String {
    // A run that was trained by an earlier run of the program has no times.
    guard record.tokensPerSecond > 0 else { return "trained before" }
    let threads = ThreadPool.shared.threads
    return "\(grouped(Int(record.tokensPerSecond))) tokens/sec on CPU "
      + "(\(threads) \(threads == 1 ? "thread" : "threads"))"
  }

  /// What the curves mean, in a sentence or two.
  public var conclusion: String { TrainingProgram.conclusion(of: rows) }
}
