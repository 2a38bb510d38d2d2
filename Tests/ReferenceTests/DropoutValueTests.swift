import Basics
import Concise
import Foundation
import Layers
import Tensors
import Testing
import TextData

/// Models that drop elements, beside PyTorch with the same masks.
@Suite struct DropoutValueTests {
  struct Case: Decodable {
    struct Expected: Decodable {
      let logits: NestedArray<Double>
      let loss: Double
      let grads: [String: NestedArray<Double>]
    }

    let unit: String
    let layers, d, width, h: Int
    let tied: Bool
    let p_in, p: Float
    let seed: UInt64
    let step: Int
    let X, Y: [[Int]]
    let params: [String: NestedArray<Double>]
    let expected: Expected
  }

  private func values(_ file: String) throws -> Case {
    try JSONDecoder().decode(
      Case.self, from: Data(contentsOf: valuesFolder.appending(path: file)))
  }

  private func model(_ values: Case, dropping p: Float) -> ConciseLanguageModel
  {
    var generator = SplitMix64(seed: 1)
    var model = ConciseLanguageModel(
      RecurrentUnit(rawValue: values.unit)!, vocabularySize: values.d,
      hiddenUnits: values.h, layers: values.layers, embedding: values.width,
      isTied: values.tied,
      inputDropout: Dropout(values.p_in, seed: values.seed),
      dropout: Dropout(p, seed: values.seed),
      using: &generator)
    #expect(Set(model.parameterNames) == Set(values.params.keys))
    model.visitParameters { name, parameter in
      parameter = values.params[name]!.tensor.tracked()
    }
    return model
  }

  private func differences(
    _ file: String, _ values: Case, dropping p: Float, step: Int
  ) -> [String] {
    let model = model(values, dropping: p)
    let targets = TokenMatrix(values.Y).transposed.indices
    let (logits, _) = model.trainingPass(
      TokenMatrix(values.X), model.initialState(batchSize: values.X.count),
      step: step)
    let loss = logits.crossEntropy(targets)
    loss.backward()
    var comparison = Comparison(file: file)
    comparison.compare(
      "logits", logits.elements, values.expected.logits.elements)
    comparison.compare("loss", [loss.item], [values.expected.loss])
    for (name, parameter) in model.namedParameters() {
      comparison.compare(
        "grads.\(name)", parameter.gradient!.elements,
        values.expected.grads[name]!.elements)
    }
    return comparison.differences
  }

  @Test(
    "scores, loss and all gradients are PyTorch's",
    arguments: ["dropout_lstm2.json", "dropout_gru_tied.json"])
  func gradients(file: String) throws {
    let values = try values(file)
    #expect(
      differences(file, values, dropping: values.p, step: values.step) == [])
    // Other elements are dropped in another step, and fewer with a smaller p.
    #expect(
      differences(file, values, dropping: values.p, step: values.step + 1)
        != [])
    #expect(differences(file, values, dropping: 0.25, step: values.step) != [])
  }
}
