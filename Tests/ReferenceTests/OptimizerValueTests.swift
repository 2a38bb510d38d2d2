import Foundation
import Optimizers
import Tensors
import Testing

/// The rules beside those of PyTorch, step by step.
@Suite struct OptimizerValueTests {
  private struct Case: Decodable {
    let start: [NestedArray<Double>]
    let gradients: [[NestedArray<Double>]]
    let expected: [[NestedArray<Double>]]
  }

  private struct Numbers: Trainable {
    var numbers: [Tensor]

    mutating func visitParameters(_ visit: ParameterVisitor) {
      for index in numbers.indices { visit("p\(index)", &numbers[index]) }
    }
  }

  private func compare(
    _ name: String, _ optimizer: some Optimizer
  ) throws -> [String] {
    let file = "optimizer_\(name).json"
    let values = try JSONDecoder().decode(
      Case.self, from: Data(contentsOf: valuesFolder.appending(path: file)))
    var optimizer = optimizer
    var model = Numbers(numbers: values.start.map { $0.tensor.tracked() })
    var comparison = Comparison(file: file)
    for (step, gradients) in values.gradients.enumerated() {
      for (p, g) in zip(model.numbers, gradients) { p.gradient = g.tensor }
      optimizer.step(&model)
      for (index, p) in model.numbers.enumerated() {
        comparison.compare(
          "\(step).\(index)", p.elements,
          values.expected[step][index].elements)
      }
    }
    return comparison.differences
  }

  @Test("all rules take PyTorch's steps")
  func steps() throws {
    #expect(try compare("sgd", SGD(learningRate: 0.1)) == [])
    #expect(
      try compare(
        "sgd_decay", WeightDecay(SGD(learningRate: 0.1), decay: 0.25)) == [])
    #expect(
      try compare("momentum", Momentum(learningRate: 0.1, momentum: 0.75))
        == [])
    #expect(try compare("adam", Adam(learningRate: 0.01)) == [])
    #expect(try compare("adamw", AdamW(learningRate: 0.01, decay: 0.25)) == [])
  }

  @Test("another rule does not")
  func others() throws {
    #expect(try compare("momentum", SGD(learningRate: 0.1)) != [])
    #expect(try compare("adamw", Adam(learningRate: 0.01)) != [])
  }
}

/// The folder of the values that are compared here, whatever `REFERENCE_DIR`
/// says: it holds other ones.
let valuesFolder = URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "Values")
