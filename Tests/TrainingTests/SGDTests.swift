import Optimizers
import Tensors
import Testing
import Training

@Suite struct SGDTests {
  @Test("a step moves each parameter by -η g and clears the gradient")
  func step() {
    var model = freshModel(for: sampleCorpus(), hiddenUnits: 3)
    let before = model.parameters.map(\.elements)
    for (number, parameter) in model.parameters.enumerated() {
      parameter.gradient = Tensor(
        repeating: Float(number) - 1.5, shape: parameter.shape)
    }
    SGD(learningRate: 0.25).step(&model)
    for (number, parameter) in model.parameters.enumerated() {
      let g = Float(number) - 1.5
      for (new, old) in zip(parameter.elements, before[number]) {
        #expect(abs(new - (old - 0.25 * g)) < 1e-6)
      }
      #expect(parameter.gradient == nil)
    }
  }

  @Test("a parameter without a gradient stays")
  func missing() {
    var model = freshModel(for: sampleCorpus(), hiddenUnits: 3)
    let before = model.bits
    model.parameters[3].gradient = Tensor(
      repeating: 1, shape: model.parameters[3].shape)
    SGD(learningRate: 1).step(&model)
    for number in 0..<5 {
      #expect((model.bits[number] == before[number]) == (number != 3))
    }
  }

  @Test("a copy that was made before the step is not moved")
  func copies() {
    var model = freshModel(for: sampleCorpus(), hiddenUnits: 3)
    let copy = model
    let before = copy.bits
    for parameter in model.parameters {
      parameter.gradient = Tensor(repeating: 1, shape: parameter.shape)
    }
    SGD(learningRate: 1).step(&model)
    #expect(copy.bits == before)
    #expect(model.bits != before)
  }

  @Test("after a step the parameters still collect gradients")
  func again() {
    var model = freshModel(for: sampleCorpus(), hiddenUnits: 3)
    for _ in 0..<3 {
      model.parameters[0].sum().backward()
      #expect(model.parameters[0].gradient?.elements.first == 1)
      SGD(learningRate: 0.5).step(&model)
    }
  }
}
