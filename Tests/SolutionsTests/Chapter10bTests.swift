import Basics
import Foundation
import Layers
import Solutions
import Tensors
import Testing

private typealias Answers = Solutions.Chapter10b

@Suite struct Chapter10bTests {
  @Test("1. parameters are counted as the layers count them")
  func parameters() {
    #expect(
      Answers.parameters(
        blocks: 3, inputs: 28, hiddenUnits: 64, layers: 2, directions: 2)
        == 110_592)
    var generator = SplitMix64(seed: 1)
    for unit in RecurrentUnit.allCases {
      for isBidirectional in [false, true] {
        let layers = RecurrentLayers(
          unit, inputs: 5, hiddenUnits: 7, layers: 3,
          isBidirectional: isBidirectional, using: &generator)
        #expect(
          layers.parameterCount
            == Answers.parameters(
              blocks: unit.gates, inputs: 5, hiddenUnits: 7, layers: 3,
              directions: isBidirectional ? 2 : 1))
      }
    }
  }

  @Test("2. with this bias half of the gradient of a cell is left")
  func forgetBias() {
    let (gate, bias) = Answers.forgetGate(leaving: 0.5, after: 100)
    #expect(abs(gate - 0.9931) < 5e-5)
    #expect(abs(bias - 4.97) < 5e-3)
    #expect(abs(bias - log(100 / log(2))) < 0.01)
    #expect(abs(1 / (1 + exp(-bias)) - gate) < 1e-12)

    var generator = SplitMix64(seed: 1)
    let h = 3
    var layer = RecurrentLayers(
      .lstm, inputs: 2, hiddenUnits: h, using: &generator)
    layer.parameters = layer.parameters.map {
      Tensor(repeating: 0, shape: $0.shape)
    }
    var biases = [Float](repeating: 0, count: 4 * h)
    for row in h..<2 * h { biases[row] = Float(bias) }
    layer.weights[0].biasIH = Tensor(biases)
    var start = layer.initialState(batchSize: 1)
    start.cell = start.cell!.tracked()
    layer(.zeros(100, 1, 2), start).state.cell!.sum().backward()
    for part in start.cell!.gradient!.elements {
      #expect(abs(part - 0.5) < 1e-4)
    }
  }

  @Test("3. the way back by hand is that of the tape")
  func resetFirst() {
    var generator = SplitMix64(seed: 1)
    func normal(_ shape: Shape) -> Tensor {
      Tensor.normal(
        1, shape.reduce(1, *), standardDeviation: 0.7, using: &generator
      ).reshaped(shape).tracked()
    }
    // Steps 3, batch 2, inputs 5, hidden units 7.
    let leaves = [[3, 2, 5], [2, 7], [21, 5], [21, 7], [21], [21]].map(normal)
    let factors = normal([3, 2, 7]).detached
    func gradients(
      _ read: (Answers.ResetFirst) -> (Tensor, Tensor) -> Tensor
    ) -> [Tensor] {
      let leaves = leaves.map { $0.detached.tracked() }
      let unit = Answers.ResetFirst(weights: Array(leaves[2...]))
      (read(unit)(leaves[0], leaves[1]) * factors).sum().backward()
      return leaves.map { $0.gradient! }
    }
    let byHand = gradients { unit in { unit.byHand($0, from: $1) } }
    let byTape = gradients { unit in { unit.byTape($0, from: $1) } }
    for (x, y) in zip(byHand, byTape) {
      #expect(x.shape == y.shape)
      let largest = y.elements.map(abs).max()!
      #expect(largest > 0.1)
      for (a, b) in zip(x.elements, y.elements) {
        #expect(abs(a - b) < 1e-5 * largest)
      }
    }
    #expect(byHand[4] == byHand[5])
  }
}
