import Basics
import Chapter
import Checkpoints
import LanguageModels
import Optimizers
import OutputFiles
import Tensors
import TextData
import Training
import TrainingLogs

/// Keeps what a program has trained so far: in memory, in the checkpoint and
/// in the log.
final class Journal {
  private(set) var checkpoint: Checkpoint
  let path: String?
  private let logFile: LogFile?
  private let keepsBest: Bool

  /// - Parameters:
  ///   - checkpoint: a fresh one, or that of the run to go on with.
  /// - Throws: `OutputFileError` for a path that cannot be written, and
  ///   `SaveRefusal` for one that must not be.
  init(_ checkpoint: Checkpoint, options: TrainingOptions) throws {
    self.checkpoint = checkpoint
    (path, keepsBest) = (options.save, options.keepsBest)
    if let path {
      try OutputFile.requireWritable(path)
      try options.requireNothingLost(in: path)
    }
    logFile = try options.log.map { try LogFile($0, checkpoint.log) }
  }

  /// Whether there is something to resume.
  var isKept: Bool { path != nil && !checkpoint.log.rows.isEmpty }

  /// The complete epochs of a run.
  func record(of sampling: Sampling) -> TrainingRecord {
    TrainingRecord(checkpoint.rows(of: sampling).map(\.report))
  }

  /// Takes up a complete epoch, with all as it then is.
  func add(
    _ row: TrainingLog.Row, samples: [Checkpoint.Sample],
    _ now: TrainingSnapshot<
      some LanguageModel, some Optimizer, SplitMix64
    >
  ) throws {
    // snippet.add
    checkpoint.run = row.sampling
    var state = RunState(
      now.model, now.optimizer, generator: now.generator.state)
    if keepsBest {
      state.keepBest(of: now.isBest ? state : checkpoint.states[row.sampling])
    }
    checkpoint.states[row.sampling] = state
    checkpoint.log.insert(row)
    checkpoint.samples[row.sampling] = samples
    if let path { try checkpoint.write(to: path) }
    let isNew = try logFile?.add(row, of: checkpoint.log)
    // snippet.end
    if isNew == true {
      note(
        "The log was removed meanwhile. It has been written anew, as a whole.")
    }
  }
}
