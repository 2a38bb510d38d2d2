import Basics
import LanguageModels
import Optimizers
import OutputFiles
import RNNCell
import Tensors
import TextData
import Training

/// Keeps what a program has trained so far: in memory, in the checkpoint and
/// in the log.
final class Journal {
  private(set) var checkpoint: Checkpoint
  private let path: String?
  private let logFile: LogFile?

  /// - Parameters:
  ///   - checkpoint: a fresh one, or that of the run to go on with.
  /// - Throws: `OutputFileError` for a path that cannot be written.
  init(
    _ checkpoint: Checkpoint, options: TrainingOptions
  ) throws(OutputFileError) {
    self.checkpoint = checkpoint
    path = options.save
    if let path { try OutputFile.requireWritable(path) }
    if let path = options.log { try OutputFile.requireWritable(path) }
    logFile =
      if let path = options.log { try LogFile(path, checkpoint.log) } else {
        nil
      }
  }

  /// The complete epochs of a run.
  func record(of sampling: Sampling) -> TrainingRecord {
    TrainingRecord(checkpoint.rows(of: sampling).map(\.report))
  }

  /// What the model of a run said.
  func samples(of sampling: Sampling) -> Checkpoint.Samples {
    checkpoint.samples[sampling] ?? Checkpoint.Samples()
  }

  /// Takes up a complete epoch, with the model as it then is.
  func add(
    _ row: TrainingLog.Row, samples: Checkpoint.Samples,
    _ model: some LanguageModel, _ optimizer: some Optimizer,
    _ generator: SplitMix64
  ) throws(OutputFileError) {
    // snippet.add
    checkpoint.log.append(row)
    checkpoint.samples[row.sampling] = samples
    checkpoint.generator = generator.state
    if let path { try checkpoint.write(model, optimizer, to: path) }
    try logFile?.append(row)
    // snippet.end
  }
}
