import Basics
import Layers
import Tensors
import TextData

// What a file of weights must say beside them, so that a model of the same
// shape can be made before they are read.

extension ConciseLanguageModel {
  /// The unit and all sizes, as text for the notes of a safetensors file.
  public var notes: [String: String] {
    var notes = [
      "unit": rnn.unit.rawValue, "vocabulary": "\(vocabularySize)",
      "hidden": "\(rnn.hiddenUnits)", "layers": "\(rnn.layers)",
      "embedding": "\(embedding?.weight.shape[1] ?? 0)",
      "bidirectional": "\(rnn.isBidirectional)",
    ]
    if isTied { notes["tied"] = "true" }
    return notes
  }

  /// The same with the vocabulary, so that the model can be asked later.
  public func notes(with vocabulary: Vocabulary) -> [String: String] {
    var notes = notes
    notes["tokens"] = vocabulary.listing
    return notes
  }

  /// A model as such notes describe it, with weights that are still to be
  /// loaded.
  ///
  /// - Parameter numbers: how many numbers the file holds. Notes that promise
  ///   another model are found out before there is memory for it.
  /// - Throws: `ModelNotesError`, which says what is wrong.
  public init(
    describedBy notes: [String: String], numbers: Int
  ) throws(ModelNotesError) {
    let units = RecurrentUnit.allCases.map { $0.rawValue }
    let unit = try notes.value(
      "unit", "one of \(units.joined(separator: ", "))",
      RecurrentUnit.init(rawValue:))
    let isBidirectional = try notes.value(
      "bidirectional", "true or false", { Bool($0) })
    // Only tied weights are spoken of.
    let isTied =
      notes["tied"] == nil
      ? false : try notes.value("tied", "true or false", { Bool($0) })
    let d = try notes.count("vocabulary", from: 1)
    let h = try notes.count("hidden", from: 1)
    let layers = try notes.count("layers", from: 1)
    let dimensions = try notes.count("embedding", from: 0)

    let directions = isBidirectional ? 2 : 1
    let inputs = dimensions == 0 ? d : dimensions
    // Two arrays of weights and two biases, layer by layer.
    let recurrent =
      (inputs + (layers - 1) * directions * h) + layers * (h + 2)
    guard !isTied || dimensions == h && !isBidirectional else {
      throw ModelNotesError.wrong(
        name: "tied", value: "true",
        expected: "false unless “embedding” is “hidden” and the model reads in "
          + "one direction")
    }
    let needed =
      directions * unit.gates * h * recurrent + d * dimensions
      + d * ((isTied ? 0 : directions * h) + 1)
    guard needed == numbers else {
      throw ModelNotesError.otherSize(described: needed, stored: numbers)
    }
    var unused = SplitMix64(seed: 0)
    self.init(
      unit, vocabularySize: d, hiddenUnits: h, layers: layers,
      embedding: dimensions == 0 ? nil : dimensions, isTied: isTied,
      isBidirectional: isBidirectional, using: &unused)
  }
}

extension [String: String] {
  fileprivate func value<Result>(
    _ name: String, _ expected: String, _ read: (String) -> Result?
  ) throws(ModelNotesError) -> Result {
    guard let value = self[name].flatMap(read) else {
      throw .wrong(name: name, value: self[name], expected: expected)
    }
    return value
  }

  fileprivate func count(
    _ name: String, from least: Int
  ) throws(ModelNotesError) -> Int {
    let most = 65_536  // no sum of such sizes overflows
    return try value(name, "a whole number from \(least) to \(most)") {
      Int($0).flatMap { (least...most).contains($0) ? $0 : nil }
    }
  }
}

/// The notes of a file do not say which model its weights belong to.
public enum ModelNotesError: Error, Equatable, CustomStringConvertible {
  /// A note is missing, or its value cannot be used.
  case wrong(name: String, value: String?, expected: String)
  /// The model that the notes describe has another number of numbers.
  case otherSize(described: Int, stored: Int)

  public var description: String {
    switch self {
    case .wrong(let name, let value, let expected):
      "The notes of the file do not describe a model: “\(name)” must be "
        + "\(expected), but it "
        + (value.map { "is “\($0)”" } ?? "is missing") + "."
    case .otherSize(let described, let stored):
      "The notes of the file describe a model of \(described) numbers, but the "
        + "file holds \(stored). Were the notes and the weights written "
        + "together?"
    }
  }
}
