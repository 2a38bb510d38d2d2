import Basics
import Foundation
import Layers
import Tensors

/// A small recurrent layer with its outputs and all its gradients.
///
/// The fields are explained in `Values/README.md`.
struct LayerCase: Decodable {
  struct Expected: Decodable {
    let outputs: NestedArray<Double>
    let h_n: NestedArray<Double>
    let c_n: NestedArray<Double>?
    let objective: Double
    let grads: [String: NestedArray<Double>]
  }

  let kind: String
  let nonlinearity: String?
  let layers: Int
  let I: Int
  let h: Int
  let B: Int
  let T: Int
  let params: [String: NestedArray<Double>]
  let X: NestedArray<Double>
  let h0: NestedArray<Double>
  let c0: NestedArray<Double>?
  let R: NestedArray<Double>
  let expected: Expected

  /// All cases `layer_*.json` of a folder, in the order of their names.
  ///
  /// - Throws: an error that names the folder or the file that is wrong.
  static func all(
    in folder: URL
  ) throws -> [(file: String, values: LayerCase)] {
    try referenceFiles(of: "layer", in: folder).map { name in
      do {
        let values = try JSONDecoder().decode(
          LayerCase.self, from: Data(contentsOf: folder.appending(path: name)))
        try values.requireShapes()
        return (name, values)
      } catch {
        throw ReferenceError(description: "\(name) is malformed: \(error)")
      }
    }
  }

  /// The unit that `kind` and `nonlinearity` name.
  var unit: RecurrentUnit? {
    switch (kind, nonlinearity ?? "tanh") {
    case ("nn.RNN", "tanh"): .rnn
    case ("nn.RNN", "relu"): .relu
    case ("nn.GRU", _): .gru
    case ("nn.LSTM", _): .lstm
    default: nil
    }
  }

  private func requireShapes() throws {
    guard let unit else {
      throw ReferenceError(description: "there is no layer \(kind)")
    }
    let state = [layers, B, h]
    var shapes = [
      ("X", X.shape, [T, B, I]), ("R", R.shape, [T, B, h]),
      ("h0", h0.shape, state),
      ("outputs", expected.outputs.shape, [T, B, h]),
      ("h_n", expected.h_n.shape, state),
    ]
    if unit == .lstm {
      shapes.append(("c0", c0?.shape ?? [], state))
      shapes.append(("c_n", expected.c_n?.shape ?? [], state))
    }
    for (name, tensor) in model.namedParameters() {
      shapes.append((name, params[name]?.shape ?? [], tensor.shape))
      shapes.append(
        ("grads.\(name)", expected.grads[name]?.shape ?? [], tensor.shape))
    }
    for (name, shape, needed) in shapes where shape != needed {
      throw ReferenceError(
        description: "\(name) has shape \(shape), but \(needed) is needed")
    }
  }

  /// The layers, with fresh weights.
  private var model: RecurrentLayers {
    var generator = SplitMix64(seed: 1)
    return RecurrentLayers(
      unit!, inputs: I, hiddenUnits: h, layers: layers, using: &generator)
  }

  /// Computes the layer and its gradients, and says where they differ.
  func differences(file: String) -> [String] {
    var model = model
    model.parameters = model.parameterNames.map {
      params[$0]!.tensor.tracked()
    }
    let X = X.tensor.tracked()
    let state = LayerState(
      hidden: h0.tensor.tracked(), cell: c0?.tensor.tracked())
    let (outputs, final) = model(X, state)
    let objective = (outputs * R.tensor).sum()
    objective.backward()

    var comparison = Comparison(file: file)
    comparison.compare("outputs", outputs.elements, expected.outputs.elements)
    comparison.compare("h_n", final.hidden.elements, expected.h_n.elements)
    if let cell = expected.c_n {
      comparison.compare("c_n", final.cell?.elements ?? [], cell.elements)
    }
    comparison.compare("objective", [objective.item], [expected.objective])
    var gradients = model.namedParameters().map {
      ($0, $1.gradient)
    }
    gradients += [("X", X.gradient), ("h0", state.hidden.gradient)]
    if let cell = state.cell { gradients.append(("c0", cell.gradient)) }
    for (name, gradient) in gradients {
      comparison.compare(
        "grads.\(name)", gradient?.elements ?? [],
        expected.grads[name]?.elements ?? [])
    }
    return comparison.differences
  }
}
