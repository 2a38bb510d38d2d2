import Basics
import Layers
import Tensors
import Testing

/// Several layers and two directions, against single layers put together by
/// hand.
@Suite struct StackTests {
  /// One layer in one direction with the weights of a stack.
  private func single(
    _ stack: RecurrentLayers, _ index: Int, inputs: Int
  ) -> RecurrentLayers {
    var layer = someLayers(
      stack.unit, inputs: inputs, hiddenUnits: stack.hiddenUnits)
    layer.weights = [stack.weights[index]]
    return layer
  }

  /// The part of a state that belongs to one layer in one direction.
  private func state(_ state: LayerState, _ index: Int) -> LayerState {
    LayerState(
      hidden: state.hidden[index..<index + 1],
      cell: state.cell.map { $0[index..<index + 1] })
  }

  private func reversed(_ X: Tensor) -> Tensor {
    .stack((0..<X.shape[0]).reversed().map { X[$0] })
  }

  @Test(
    "the second layer reads the outputs of the first",
    arguments: RecurrentUnit.allCases)
  func twoLayers(unit: RecurrentUnit) {
    let stack = someLayers(unit, layers: 2)
    let X = someTensor([3, 2, 5], seed: 2)
    let start = someState(stack)
    let (outputs, final) = stack(X, start)
    let (middle, one) = single(stack, 0, inputs: 5)(X, state(start, 0))
    let (H, two) = single(stack, 1, inputs: 7)(middle, state(start, 1))
    #expect(outputs == H)
    #expect(final.hidden == .concatenate([one.hidden, two.hidden]))
    if unit == .lstm {
      #expect(final.cell == .concatenate([one.cell!, two.cell!]))
    }
  }

  @Test(
    "both directions: the reversed sequence, read by hand, and put side by side",
    arguments: RecurrentUnit.allCases)
  func bidirectional(unit: RecurrentUnit) {
    let both = someLayers(unit, layers: 2, isBidirectional: true)
    let byHand = someLayers(unit, layers: 2, isBidirectional: true)
    let X = someTensor([3, 2, 5], seed: 2)
    let (start, startByHand) = (someState(both), someState(byHand))
    let result = both(X, start)
    #expect(result.outputs.shape == [3, 2, 14])
    #expect(result.state.hidden.shape == [4, 2, 7])

    var input = X
    var finals: [LayerState] = []
    for layer in 0..<2 {
      let inputs = layer == 0 ? 5 : 14
      let (forward, a) = single(byHand, 2 * layer, inputs: inputs)(
        input, state(startByHand, 2 * layer))
      let (backward, b) = single(byHand, 2 * layer + 1, inputs: inputs)(
        reversed(input), state(startByHand, 2 * layer + 1))
      input = .concatenate([forward, reversed(backward)], axis: 2)
      finals += [a, b]
    }
    #expect(result.outputs == input)
    #expect(result.state.hidden == .concatenate(finals.map(\.hidden)))

    loss(result).backward()
    let cells = finals.compactMap(\.cell)
    loss(
      (
        input,
        LayerState(
          hidden: .concatenate(finals.map(\.hidden)),
          cell: cells.isEmpty ? nil : .concatenate(cells))
      )
    ).backward()
    for (x, y) in zip(both.parameters, byHand.parameters) {
      #expect(largestDifference(x.gradient!, y.gradient!) < 1e-5)
    }
  }

  @Test("parameters have the names, the order and the shapes of PyTorch")
  func names() {
    let layers = someLayers(.lstm, layers: 2, isBidirectional: true)
    #expect(
      layers.parameterNames == [
        "weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0",
        "weight_ih_l0_reverse", "weight_hh_l0_reverse", "bias_ih_l0_reverse",
        "bias_hh_l0_reverse", "weight_ih_l1", "weight_hh_l1", "bias_ih_l1",
        "bias_hh_l1", "weight_ih_l1_reverse", "weight_hh_l1_reverse",
        "bias_ih_l1_reverse", "bias_hh_l1_reverse",
      ])
    #expect(
      layers.parameters.map(\.shape) == [
        [28, 5], [28, 7], [28], [28], [28, 5], [28, 7], [28], [28],
        [28, 14], [28, 7], [28], [28], [28, 14], [28, 7], [28], [28],
      ])
    #expect(someLayers(.gru).parameters.map(\.shape).first == [21, 5])
    #expect(someLayers(.relu).parameters.map(\.shape).first == [7, 5])
  }

  @Test("fresh weights and biases: U(-a, a) with a = 1 / √(hidden units)")
  func start() {
    var generator = SplitMix64(seed: 1)
    let layers = RecurrentLayers(
      .gru, inputs: 30, hiddenUnits: 25, using: &generator)
    for parameter in layers.parameters {
      let largest = parameter.elements.map(abs).max()!
      #expect(largest <= 0.2 && largest > 0.19)
      #expect(abs(parameter.sum().item) / Float(parameter.count) < 0.03)
    }
  }

  @Test("setting the parameters puts each array in its place")
  func parameters() {
    var layers = someLayers(.gru, layers: 2, isBidirectional: true)
    let others = someLayers(.gru, layers: 2, isBidirectional: true, seed: 9)
    layers.parameters = others.parameters
    #expect(layers.parameters == others.parameters)
    #expect(layers.weights[3].biasHH == others.weights[3].biasHH)
  }
}
