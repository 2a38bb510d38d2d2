import Foundation
import OutputFiles
import SafeTensors
import Tensors
import TextData
import TrainingLogs

/// All that a training program needs to go on where it is now.
///
/// It stands in a safetensors file. No time is in it, so that a run that was
/// interrupted leaves the same bytes as one that was not.
public struct Checkpoint: Equatable {
  /// The program that trains: each trains models of its own kind.
  public var program: String
  /// The values of the options, by name.
  public var settings: [String: String]
  /// All tokens in the order of their indices.
  public var vocabulary: [String]
  /// The checksum of the text that is trained and measured on.
  public var text: String
  /// The present run: the model of the file is that of this run.
  public var run = Sampling.sequential
  /// Where each run is that has begun, so that each can go on.
  public var states: [Sampling: RunState] = [:]
  /// The complete epochs of all runs.
  public var log = TrainingLog()
  /// What the model of each run said after some of the epochs.
  public var samples: [Sampling: [Sample]] = [:]

  /// A checkpoint before the first epoch.
  public init(
    program: String, settings: [String: String], vocabulary: [String],
    text: String
  ) {
    self.program = program
    self.settings = settings
    self.vocabulary = vocabulary
    self.text = text
  }

  /// What a model said after an epoch, in one line.
  public struct Sample: Equatable, Sendable {
    /// The epoch after which it was said.
    public var epoch: Int
    /// What was said.
    public var text: String

    /// What was said after an epoch.
    public init(epoch: Int, text: String) {
      (self.epoch, self.text) = (epoch, text)
    }
  }

  /// The rows of one run.
  public func rows(of sampling: Sampling) -> [TrainingLog.Row] {
    log.rows.filter { $0.sampling == sampling }
  }
}

// MARK: - Writing

extension Checkpoint {
  /// Whether the file says that it is a checkpoint.
  public static func describes(_ file: SafeTensorsFile) -> Bool {
    file.metadata["format"] == format
  }

  /// What stands before the names of the tensors of the present run's model:
  /// of the weights that did best, where they are kept, else of the last ones.
  public var modelPrefix: String {
    let keepsBest =
      states[run]?.tensors.keys.contains { $0.hasPrefix(RunState.best) }
    return keepsBest == true ? RunState.best : RunState.model
  }

  static let format = "rnn-from-scratch checkpoint"
  static let version = 2

  /// Writes the checkpoint: whole or not at all.
  ///
  /// - Throws: `OutputFileError`; a file that was there is then as it was.
  public func write(to path: String) throws(OutputFileError) {
    try OutputFile.write(data, to: path)
  }

  /// The bytes of the file.
  public var data: Data {
    var metadata = metadata
    var tensors: [(name: String, tensor: Tensor)] = []
    for (sampling, state) in states {
      let prefix = prefix(of: sampling)
      for (name, text) in state.fields { metadata[prefix + name] = text }
      tensors += state.tensors.map { (prefix + $0.key, $0.value) }
    }
    metadata["tensors"] = Self.listing(
      tensors.map { ($0.name, $0.tensor.shape) })
    metadata["checksum"] = SafeTensorsFile.checksum(
      of: tensors, metadata: metadata)
    return SafeTensorsFile.data(of: tensors, metadata: metadata)
  }

  /// What stands before the names of a run's fields and tensors. The model of
  /// the present run is found under its own names.
  func prefix(of sampling: Sampling) -> String {
    sampling == run ? "" : "\(sampling.rawValue)."
  }

  /// One line for each tensor, with its shape.
  static func listing(_ tensors: [(name: String, shape: [Int])]) -> String {
    tensors.map { "\($0.name) \($0.shape.written)" }.sorted()
      .joined(separator: "\n")
  }

  /// What is known without the tensors. Names that begin with two dashes are
  /// those of options.
  private var metadata: [String: String] {
    var metadata = settings
    metadata["format"] = Self.format
    metadata["version"] = "\(Self.version)"
    metadata["program"] = program
    metadata["vocabulary"] = vocabulary.joined(separator: "\n")
    metadata["text"] = text
    metadata["run"] = run.rawValue
    metadata["log"] = log.text
    for (sampling, samples) in samples {
      let name = sampling.rawValue
      metadata["samples.\(name)"] =
        samples
        .map { "\($0.epoch): \($0.text)" }.joined(separator: "\n")
    }
    return metadata
  }
}
