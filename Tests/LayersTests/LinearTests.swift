import Basics
import Layers
import Tensors
import Testing

@Suite struct LinearTests {
  @Test("y = x Wᵀ + b, for any number of axes before the last")
  func value() {
    let layer = Linear(
      weight: Tensor([[1, 2, 3], [4, 5, 6]]), bias: Tensor([10, 20]))
    #expect(layer(Tensor([[1, 0, -1]])) == Tensor([[8, 18]]))
    let x = Tensor.zeros(4, 5, 3)
    #expect(layer(x).shape == [4, 5, 2])
    #expect(layer(x).elements.prefix(4) == [10, 20, 10, 20])
  }

  @Test("its gradients are those of a product and a sum on the tape")
  func gradients() {
    let leaves = [[3, 2, 5], [4, 5], [4]].enumerated().map {
      someTensor($1, seed: UInt64($0 + 1))
    }
    func gradients(_ y: ([Tensor]) -> Tensor) -> [Tensor] {
      let tracked = leaves.map { $0.tracked() }
      (y(tracked) * someTensor([3, 2, 4], seed: 9)).sum().backward()
      return tracked.map { $0.gradient! }
    }
    let byHand = gradients { numbers in
      var layer = Linear(weight: .zeros(4, 5), bias: .zeros(4))
      layer.parameters = [numbers[1], numbers[2]]
      return layer(numbers[0])
    }
    let byTape = gradients { $0[0].matmul(transposed: $0[1]) + $0[2] }
    for (hand, tape) in zip(byHand, byTape) {
      #expect(largestDifference(hand, tape) < 1e-6)
    }
  }

  @Test("Xavier's start: within √(6 / (inputs + outputs)), zero biases")
  func xavier() {
    var generator = SplitMix64(seed: 1)
    let layer = Linear(
      inputs: 40, outputs: 20, start: .xavier, using: &generator)
    let largest = layer.weight.elements.map(abs).max()!
    let bound = Float(0.1).squareRoot()
    #expect(largest <= bound && largest > 0.97 * bound)
    #expect(layer.bias == .zeros(20))
    // The variance of U(-a, a) is a² / 3.
    let variance = layer.weight.sumOfSquares / 800
    #expect(abs(variance - 0.1 / 3) < 0.003)
  }

  @Test("the fan-in start: within 1 / √inputs, biases too")
  func fanIn() {
    var generator = SplitMix64(seed: 1)
    let layer = Linear(inputs: 25, outputs: 40, using: &generator)
    #expect(layer.weight.shape == [40, 25])
    for numbers in [layer.weight.elements, layer.bias.elements] {
      let largest = numbers.map(abs).max()!
      #expect(largest <= 0.2 && largest > 0.18)
    }
  }

  @Test("the parameters of a perceptron stand in the order of their names")
  func perceptron() {
    var generator = SplitMix64(seed: 1)
    var model = MultilayerPerceptron(
      inputs: 4, hiddenUnits: 32, outputs: 1, using: &generator)
    #expect(
      model.parameterNames == [
        "hidden.weight", "hidden.bias", "output.weight", "output.bias",
      ])
    #expect(
      model.parameters.map(\.shape) == [[32, 4], [32], [1, 32], [1]])
    let copy = model
    model.parameters = copy.parameters
    #expect(model.output.weight == copy.output.weight)
    #expect(model(.zeros(7, 4)).shape == [7, 1])
  }
}
