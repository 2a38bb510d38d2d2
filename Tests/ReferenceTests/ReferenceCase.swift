import Basics
import Foundation
import Params
import RNNCell
import TextData

/// A small network with all that one step of training computes from it.
///
/// The fields are explained in `Values/README.md`.
struct ReferenceCase: Decodable {
  struct Expected: Decodable {
    let logits: NestedArray<Double>
    let state: NestedArray<Double>
    let loss: Double
    let perplexity: Double
    let grads: [String: NestedArray<Double>]
    let grad_norm: Double
    let clipped: Bool
    let clipped_grads: [String: NestedArray<Double>]
    let updated: [String: NestedArray<Double>]
  }

  let activation: String
  let V: Int
  let h: Int
  let B: Int
  let T: Int
  let theta: Float
  let lr: Float
  let X: NestedArray<Int>
  let Y: NestedArray<Int>
  let params: [String: NestedArray<Double>]
  let H0: NestedArray<Double>
  var expected: Expected
}

// MARK: - Reading

extension ReferenceCase {
  /// All cases `rnn_*.json` of a folder, with the names of their files, in
  /// the order of the names.
  ///
  /// - Throws: an error that names the folder if it does not exist or holds
  ///   no case, and the file if one is malformed.
  static func all(
    in folder: URL
  ) throws -> [(file: String, values: ReferenceCase)] {
    try referenceFiles(of: "rnn", in: folder).map { name in
      let values = try ReferenceCase(file: folder.appending(path: name))
      return (name, values)
    }
  }

  /// Reads one case and checks that its parts fit together.
  private init(file: URL) throws {
    do {
      self = try JSONDecoder().decode(
        ReferenceCase.self, from: Data(contentsOf: file))
      try requireShapes()
    } catch {
      throw ReferenceError(
        description: "\(file.lastPathComponent) is malformed: \(error)")
    }
  }
}

// MARK: - Checking

extension ReferenceCase {
  private func requireShapes() throws {
    guard Activation(rawValue: activation) != nil else {
      throw ReferenceError(description: "there is no activation \(activation)")
    }
    let parameters = [
      "W_xh": [V, h], "W_hh": [h, h], "b_h": [h], "W_hq": [h, V], "b_q": [V],
    ]
    try require("X", X.shape, [B, T])
    try require("Y", Y.shape, [B, T])
    for token in X.elements + Y.elements where !(0..<V).contains(token) {
      throw ReferenceError(description: "there is no token \(token)")
    }
    try require("H0", H0.shape, [B, h])
    try require("logits", expected.logits.shape, [T * B, V])
    try require("state", expected.state.shape, [B, h])
    for (name, arrays) in [
      ("params", params), ("grads", expected.grads),
      ("clipped_grads", expected.clipped_grads), ("updated", expected.updated),
    ] {
      try require(name, arrays.mapValues(\.shape), parameters)
    }
  }

  private func require<Value: Equatable>(
    _ field: String, _ value: Value, _ needed: Value
  ) throws {
    if value != needed {
      throw ReferenceError(
        description: "\(field) has shape \(value), but \(needed) is needed")
    }
  }
}

// MARK: - The network

extension ReferenceCase {
  var model: RNNLanguageModel {
    let p = params.mapValues(\.tensor)
    return RNNLanguageModel(
      RNNParameters(
        W_xh: p["W_xh"]!, W_hh: p["W_hh"]!, b_h: p["b_h"]!, W_hq: p["W_hq"]!,
        b_q: p["b_q"]!),
      activation: Activation(rawValue: activation)!)
  }

  var state: HiddenState { HiddenState(H0.tensor) }

  var minibatch: Minibatch {
    Minibatch(
      inputs: TokenMatrix(rows: B, columns: T, indices: X.elements),
      targets: TokenMatrix(rows: B, columns: T, indices: Y.elements))
  }
}
