import Foundation
import Optimizers
import OutputFiles
import SafeTensors
import Tensors
import TextData
import Training

/// All that a training run needs to go on where it is now, but for the weights
/// and what the optimiser remembers, which are tensors.
///
/// It stands in a safetensors file beside these tensors. No time is in it, so
/// that a run that was interrupted leaves the same bytes as one that was not.
public struct Checkpoint: Equatable, Sendable {
  /// The program that trains: each trains models of its own kind.
  public var program: String
  /// The values of the options, by name.
  public var settings: [String: String]
  /// All tokens in the order of their indices.
  public var vocabulary: [String]
  /// The checksum of the text that is trained and measured on.
  public var text: String
  /// The state of the generator of random numbers.
  public var generator: UInt64 = 0
  /// The complete epochs of all runs. The last row is that of the model.
  public var log = TrainingLog()
  /// What the models said.
  public var samples: [Sampling: Samples] = [:]

  public init(
    program: String, settings: [String: String], vocabulary: [String],
    text: String
  ) {
    self.program = program
    self.settings = settings
    self.vocabulary = vocabulary
    self.text = text
  }

  /// What the model of a run said, one line each.
  public struct Samples: Equatable, Sendable {
    /// After some of the epochs.
    public var whileTraining: [Sample] = []
    /// At the end of the run, for each prefix.
    public var atTheEnd: [String] = []

    public init() {}
  }

  public struct Sample: Equatable, Sendable {
    public var epoch: Int
    public var text: String

    /// As it is shown.
    var line: String { "epoch \(epoch): \(text)" }
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

  static let format = "rnn-from-scratch checkpoint"
  static let version = 1

  /// Writes the checkpoint with a model and its optimiser: whole or not at all.
  ///
  /// - Throws: `OutputFileError`; a file that was there is then as it was.
  public func write(
    _ model: some Trainable, _ optimizer: some Optimizer, to path: String
  ) throws(OutputFileError) {
    try OutputFile.write(data(with: model, optimizer), to: path)
  }

  /// The bytes of the file.
  public func data(
    with model: some Trainable, _ optimizer: some Optimizer
  ) -> Data {
    let memory = optimizer.state(for: model)
    let tensors =
      model.namedParameters(prefix: Self.modelPrefix)
      + memory.tensors.map { (Self.optimizerPrefix + $0.key, $0.value) }
    var metadata = metadata
    metadata["optimizer"] = memory.rule
    for (name, number) in memory.numbers {
      metadata[Self.optimizerPrefix + name] = "\(number)"
    }
    metadata["tensors"] = Self.listing(tensors.map { ($0.0, $0.1.shape) })
    metadata["checksum"] = SafeTensorsFile.checksum(
      of: tensors, metadata: metadata)
    return SafeTensorsFile.data(of: tensors, metadata: metadata)
  }

  /// What stands before the names of the model's tensors.
  public static let modelPrefix = "model."
  static let optimizerPrefix = "optimizer."

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
    metadata["generator"] = "\(generator)"
    metadata["log"] = log.text
    for (sampling, samples) in samples {
      let name = sampling.rawValue
      metadata["samples.\(name)"] = samples.whileTraining
        .map { "\($0.epoch): \($0.text)" }.joined(separator: "\n")
      metadata["continuations.\(name)"] = samples.atTheEnd
        .joined(separator: "\n")
    }
    return metadata
  }
}
