import Tensors
import TextData

// A model as a file in the safetensors format: the length of a header of JSON,
// the header, and the floats of all tensors. The page joins the three.

extension LiveSession {
  /// The header of the file of this model, with the notes from which the
  /// programs of chapters 6 and 10c know what it is.
  public var header: String {
    var entries: [String] = []
    var notes = learner.notes
    notes["tokens"] = corpus.vocabulary.listing
    // The order of the names is always the same, as that of a dictionary is not.
    for (name, note) in notes.sorted(by: { $0.key < $1.key }) {
      entries.append("\(quoted(name)):\(quoted(note))")
    }
    entries = ["\"__metadata__\":{" + entries.joined(separator: ",") + "}"]
    var end = 0
    for (name, tensor) in learner.namedParameters {
      let start = end
      end += 4 * tensor.count
      let shape = tensor.shape.map { "\($0)" }.joined(separator: ",")
      entries.append(
        "\(quoted(name)):{\"dtype\":\"F32\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(start),\(end)]}")
    }
    let header = "{" + entries.joined(separator: ",") + "}"
    // The numbers then begin at a multiple of 8 bytes.
    let padding = (8 - header.utf8.count % 8) % 8
    return header + String(repeating: " ", count: padding)
  }

  /// All numbers of the model, in the order of the header.
  public var weights: [Float] {
    learner.namedParameters.flatMap { $0.tensor.elements }
  }

  /// Replaces all numbers of the model.
  ///
  /// - Parameter weights: as many as the model has, in the order of the header.
  public func load(_ weights: [Float]) { learner.load(weights) }

  /// As a string of JSON. There are no characters in it but those of names and
  /// of the vocabulary.
  private func quoted(_ text: String) -> String {
    "\"" + text.split(separator: "\n").joined(separator: "\\n") + "\""
  }
}
