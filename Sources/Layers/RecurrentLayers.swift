import Basics
import Kernels
import Tensors

/// What a stack of recurrent layers carries from one sequence to the next.
// snippet.state
public struct LayerState {
  /// (layers × directions, batch, hidden units).
  public var hidden: Tensor
  /// The cells of an LSTM, of the same shape; nil for the other units.
  public var cell: Tensor?

  /// A state of shape (layers × directions, batch, hidden units).
  public init(hidden: Tensor, cell: Tensor? = nil) {
    self.hidden = hidden
    self.cell = cell
  }

  /// The same state without its history, so that gradients stop here.
  public var detached: LayerState {
    LayerState(hidden: hidden.detached, cell: cell?.detached)
  }
}
// snippet.end

extension LayerState {
  /// The states of all layers and directions, one after the other.
  static func concatenate(_ states: [LayerState]) -> LayerState {
    if states.count == 1 { return states[0] }
    let cells = states.compactMap { $0.cell }
    return LayerState(
      hidden: .concatenate(states.map { $0.hidden }),
      cell: cells.isEmpty ? nil : .concatenate(cells))
  }
}

/// A stack of recurrent layers that reads whole sequences. Parameters are
/// named and laid out as in PyTorch's `nn.RNN`, `nn.GRU` and `nn.LSTM`.
///
///     let layers = RecurrentLayers(
///       .gru, inputs: 28, hiddenUnits: 512, using: &generator)
///     layers(X, layers.initialState(batchSize: 32))
public struct RecurrentLayers: Trainable {
  /// What is repeated at each step.
  public let unit: RecurrentUnit
  /// The length of the vectors that layer 0 reads.
  public let inputs: Int
  /// The length of each hidden vector.
  public let hiddenUnits: Int
  /// How many layers stand above each other.
  public let layers: Int
  /// Whether each layer also reads the sequence backwards.
  public let isBidirectional: Bool
  /// The weights of layer 0 forward, layer 0 backward if there is one, layer
  /// 1 forward, and so on.
  public var weights: [RecurrentWeights] { didSet { requireWeights() } }

  /// Layers with random weights, even between -1 / √h and 1 / √h.
  public init(
    _ unit: RecurrentUnit, inputs: Int, hiddenUnits: Int, layers: Int = 1,
    isBidirectional: Bool = false,
    using generator: inout some RandomNumberGenerator
  ) {
    require(
      inputs > 0 && hiddenUnits > 0 && layers > 0,
      "recurrent layers: inputs, hidden units and layers must be at least 1, "
        + "but they are \(inputs), \(hiddenUnits) and \(layers)")
    self.unit = unit
    self.inputs = inputs
    self.hiddenUnits = hiddenUnits
    self.layers = layers
    self.isBidirectional = isBidirectional
    let directions = isBidirectional ? 2 : 1
    weights = []
    for index in 0..<layers * directions {
      weights.append(
        RecurrentWeights(
          unit, inputs: index < directions ? inputs : directions * hiddenUnits,
          hiddenUnits: hiddenUnits, using: &generator))
    }
  }

  /// 1, or 2 if the sequence is also read from its end.
  public var directions: Int { isBidirectional ? 2 : 1 }

  public mutating func visitParameters(_ visit: ParameterVisitor) {
    for index in weights.indices {
      weights[index].visitParameters(of: suffix(index), visit)
    }
  }

  /// What the names of the weights end with, as in PyTorch: `_l1_reverse`.
  private func suffix(_ index: Int) -> String {
    let (layer, direction) = index.quotientAndRemainder(dividingBy: directions)
    return "_l\(layer)" + (direction == 1 ? "_reverse" : "")
  }

  /// Zeros.
  public func initialState(batchSize: Int) -> LayerState {
    let zeros = Tensor.zeros(weights.count, batchSize, hiddenUnits)
    return LayerState(hidden: zeros, cell: unit == .lstm ? zeros : nil)
  }

  /// Reads sequences of vectors.
  ///
  /// - Parameter X: (steps, batch, inputs).
  /// - Returns: the hidden states of the last layer, (steps, batch, directions
  ///   × hidden units), and the state after the last step.
  public func callAsFunction(
    _ X: Tensor, _ state: LayerState
  ) -> (outputs: Tensor, state: LayerState) {
    self(.vectors(X), state)
  }

  /// Reads sequences of vectors, or of tokens that stand for one-hot vectors.
  ///
  /// - Parameter passOn: what becomes of the outputs of a layer, counted from
  ///   0, before the layer above reads them.
  public func callAsFunction(
    _ input: SequenceInput, _ state: LayerState,
    between passOn: (_ outputs: Tensor, _ layer: Int) -> Tensor = { H, _ in H }
  ) -> (outputs: Tensor, state: LayerState) {
    requireShapes(input, state)
    var input = input
    var finals: [LayerState] = []
    // snippet.stack
    for layer in 0..<layers {
      var outputs: [Tensor] = []
      for direction in 0..<directions {
        let index = layer * directions + direction
        let (H, final) = read(
          direction == 0 ? input : input.reversed, with: weights[index],
          from: state, index)
        outputs.append(direction == 0 ? H : H.reversedSteps())
        finals.append(final)
      }
      let H = directions == 1 ? outputs[0] : .concatenate(outputs, axis: 2)
      input = .vectors(layer < layers - 1 ? passOn(H, layer) : H)
    }
    // snippet.end
    return (input.tensors[0], .concatenate(finals))
  }

  /// Reads a sequence with one layer in one direction.
  ///
  /// - Returns: all hidden states, (steps, batch, hidden units), and the state
  ///   after the last step, (1, batch, hidden units).
  private func read(
    _ X: SequenceInput, with weights: RecurrentWeights,
    from state: LayerState, _ index: Int
  ) -> (H: Tensor, final: LayerState) {
    let last = X.steps - 1..<X.steps
    let h0 = state.hidden[index]
    switch unit {
    case .rnn, .relu:
      let H = weights.rnn(X, from: h0, unit == .rnn ? .tanh : .relu)
      return (H, LayerState(hidden: H[last]))
    case .gru:
      let H = weights.gru(X, from: h0)
      return (H, LayerState(hidden: H[last]))
    case .lstm:
      let all = weights.lstm(X, from: h0, state.cell![index])
      let H = all[0..<X.steps]
      return (H, LayerState(hidden: H[last], cell: all[X.steps..<X.steps + 1]))
    }
  }

  /// The kernels trust the shapes: a weight that does not fit stops here.
  private func requireWeights() {
    require(
      weights.count == layers * directions,
      "recurrent layers (\(unit.rawValue)): weights for layers × directions = "
        + "\(layers * directions) are needed, not for \(weights.count)")
    let rows = unit.gates * hiddenUnits
    for (index, layer) in weights.enumerated() {
      let inputs = index < directions ? inputs : directions * hiddenUnits
      let expected: [(String, Tensor, Shape, String)] = [
        ("weight_ih", layer.weightIH, [rows, inputs], ", inputs)"),
        ("weight_hh", layer.weightHH, [rows, hiddenUnits], ", hidden units)"),
        ("bias_ih", layer.biasIH, [rows], ",)"),
        ("bias_hh", layer.biasHH, [rows], ",)"),
      ]
      for (name, tensor, shape, axes) in expected {
        require(
          tensor.shape == shape,
          "recurrent layers (\(unit.rawValue)): \(name)\(suffix(index)) has "
            + "shape \(tensor.shape.written), but (gates × hidden units\(axes) = "
            + "\(shape.written) is needed")
      }
    }
  }

  private func requireShapes(_ input: SequenceInput, _ state: LayerState) {
    if case .vectors(let X) = input {
      require(
        X.rank == 3 && X.shape[0] > 0 && X.shape[2] == inputs,
        "recurrent layers: the input has shape \(X.shape.written), but (steps, "
          + "batch, inputs) with at least one step and \(inputs) inputs is "
          + "needed")
    }
    let shape = [weights.count, input.batchSize, hiddenUnits]
    require(
      state.hidden.shape == shape
        && state.cell?.shape == (unit == .lstm ? shape : nil),
      "recurrent layers (\(unit.rawValue)): the state has shape "
        + "\(state.hidden.shape.written)"
        + (state.cell.map { " and cells of shape \($0.shape.written)" } ?? "")
        + ", but (layers × directions, batch, hidden units) = \(shape.written)"
        + (unit == .lstm ? ", with cells," : "") + " is needed")
    if case .tokens(let indices, let steps) = input {
      require(
        steps > 0 && indices.count % steps == 0
          && indices.allSatisfy { (0..<inputs).contains($0) },
        "recurrent layers: \(indices.count) tokens cannot be read in \(steps) "
          + "steps, or one of them lies outside 0 ..< \(inputs)")
    }
  }
}
