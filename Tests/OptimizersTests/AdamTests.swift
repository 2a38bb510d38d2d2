import Basics
import Foundation
import Layers
import Optimizers
import Tensors
import Testing

/// A model that is its parameters and nothing else.
private struct Numbers: Trainable {
  var numbers: [Tensor]

  init(_ shapes: [Int]...) {
    numbers = shapes.map { Tensor(repeating: 0.5, shape: $0).tracked() }
  }

  mutating func visitParameters(_ visit: ParameterVisitor) {
    for index in numbers.indices { visit("p\(index)", &numbers[index]) }
  }
}

@Suite struct AdamTests {
  /// The definition, in double precision.
  private struct Definition {
    var p = 0.5, m = 0.0, v = 0.0, t = 0.0
    mutating func step(_ g: Double) {
      t += 1
      m = 0.9 * m + 0.1 * g
      v = 0.999 * v + 0.001 * g * g
      p -=
        0.01 * (m / (1 - pow(0.9, t)))
        / ((v / (1 - pow(0.999, t))).squareRoot() + 1e-8)
    }
  }

  @Test("many steps are those of the definition")
  func definition() {
    var model = Numbers([2, 3])
    var adam = Adam(learningRate: 0.01)
    var expected = [Definition](repeating: Definition(), count: 6)
    var generator = SplitMix64(seed: 5)
    for _ in 0..<100 {
      let g = (0..<6).map { _ in Float(generator.normal()) }
      model.parameters[0].gradient = Tensor(shape: [2, 3], g)
      adam.step(&model)
      for index in 0..<6 { expected[index].step(Double(g[index])) }
    }
    #expect(adam.steps == 100)
    for (p, definition) in zip(model.parameters[0].elements, expected) {
      // A hundred steps of 0.01, each rounded to 1e-7 of about 1.
      #expect(abs(Double(p) - definition.p) < 1e-5)
    }
  }

  @Test("the first step has the length of the learning rate, whatever g is")
  func firstStep() {
    for g: Float in [1e-3, 1, 1000] {
      var model = Numbers([1])
      var adam = Adam(learningRate: 0.25)
      model.parameters[0].gradient = Tensor([g])
      adam.step(&model)
      #expect(abs(model.parameters[0].elements[0] - 0.25) < 1e-5)
      #expect(model.parameters[0].gradient == nil)
    }
  }

  @Test("a parameter without a gradient stays")
  func missing() {
    var model = Numbers([2], [3])
    var adam = Adam()
    model.parameters[1].gradient = Tensor([1, 2, 3])
    adam.step(&model)
    #expect(model.parameters[0] == Tensor([0.5, 0.5]))
    #expect(model.parameters[1] != Tensor([0.5, 0.5, 0.5]))
  }
}
