import Checkpoints
import Concise
import LanguageModels
import Layers
import Params
import RNNCell
import SafeTensors
import Tensors
import TextData

/// A language model of any kind, made from the file that holds its weights: a
/// run that was kept with `--save`, or weights with notes about the model.
///
///     let saved = try SavedModel(contentsOf: "run.safetensors")
///     let tokens = try saved.vocabulary().indices(
///       ofPrefix: "time", as: .character)
///     saved.model.continuation(of: tokens, length: 50, using: &generator)
public struct SavedModel {
  /// The model with its weights.
  public let model: any LanguageModel

  /// What it is made of: "gru, 64 units, 1 layer".
  public let summary: String

  private let file: String
  private let tokens: [String]?

  /// Reads and checks a file.
  ///
  /// - Throws: `SafeTensorsError`, `CheckpointError`, `ModelNotesError` or
  ///   `SavedModelError`, each of them a sentence.
  public init(contentsOf path: String) throws {
    try self.init(SafeTensorsFile(contentsOf: path))
  }

  /// Checks a file that was read.
  public init(_ file: SafeTensorsFile) throws {
    self.file = file.name
    var notes = file.metadata
    var prefix = ""
    if Checkpoint.describes(file) {
      let run = try SavedRun(file).checkpoint
      tokens = run.vocabulary
      notes = Self.notes(of: run)
      prefix = run.modelPrefix
    } else {
      tokens = notes["tokens"].map(Vocabulary.tokens(listedIn:))
    }
    if file.tensors.contains(where: { $0.name == prefix + "W_xh" }) {
      let model = try RNNLanguageModel(from: file, prefix, notes)
      self.model = model
      summary =
        "rnn from scratch, \(model.hiddenUnits) units, "
        + model.cell.activation.rawValue
    } else {
      let model = try ConciseLanguageModel(from: file, prefix, notes)
      self.model = model
      summary = model.summary
    }
  }

  /// The tokens that the indices of the model stand for.
  ///
  /// - Throws: `SavedModelError` if the file has none, or others.
  public func vocabulary() throws -> Vocabulary {
    guard let tokens else { throw SavedModelError.noVocabulary(file: file) }
    guard tokens.count == model.vocabularySize,
      let vocabulary = Vocabulary(saved: tokens)
    else {
      throw SavedModelError.otherVocabulary(
        file: file, count: tokens.count, scores: model.vocabularySize)
    }
    return vocabulary
  }

  /// The settings of a run, under the names of the notes of weights.
  private static func notes(of run: Checkpoint) -> [String: String] {
    var notes = ["bidirectional": "false"]
    for name in ["unit", "hidden", "layers", "embedding", "activation"] {
      notes[name] = run.settings["--" + name]
    }
    notes["tied"] = run.settings["--tied"].map { "\($0 == "yes")" }
    notes["vocabulary"] = "\(run.vocabulary.count)"
    return notes
  }
}

extension RNNLanguageModel {
  /// A model from scratch; its sizes are those of its arrays.
  fileprivate init(
    from file: SafeTensorsFile, _ prefix: String, _ notes: [String: String]
  ) throws {
    let name = notes["activation"] ?? Activation.tanh.rawValue
    guard let activation = Activation(rawValue: name) else {
      throw SavedModelError.activation(file: file.name, name: name)
    }
    let W_xh = try file.tensor(prefix + "W_xh")
    guard W_xh.rank == 2, W_xh.count > 0 else {
      throw SavedModelError.notAMatrix(file: file.name, shape: W_xh.shape)
    }
    let (d, h) = (W_xh.shape[0], W_xh.shape[1])
    let parameters = RNNParameters(
      W_xh: W_xh, W_hh: try file.tensor(prefix + "W_hh", shape: [h, h]),
      b_h: try file.tensor(prefix + "b_h", shape: [h]),
      W_hq: try file.tensor(prefix + "W_hq", shape: [h, d]),
      b_q: try file.tensor(prefix + "b_q", shape: [d]))
    self.init(parameters, activation: activation)
  }
}

extension ConciseLanguageModel {
  fileprivate init(
    from file: SafeTensorsFile, _ prefix: String, _ notes: [String: String]
  ) throws {
    let numbers = file.tensors.filter { $0.name.hasPrefix(prefix) }
      .reduce(0) { $0 + $1.shape.reduce(1, *) }
    try self.init(describedBy: notes, numbers: numbers)
    try load(from: file, prefix: prefix)
  }

  fileprivate var summary: String {
    let vectors = embedding.map { ", embedding of \($0.weight.shape[1])" }
    return "\(rnn.unit.rawValue), \(rnn.hiddenUnits) units, \(rnn.layers) "
      + (rnn.layers == 1 ? "layer" : "layers") + (vectors ?? "")
      + (rnn.isBidirectional ? ", both directions" : "")
  }
}
