import Layers
import Tensors
import Testing

/// Weights of a shape that does not fit never reach the kernels, which trust
/// what they are given: setting them stops the program.
@Suite struct WeightShapeTests {
  private func expectSentence(
    _ sentence: String, _ result: ExitTest.Result?,
    _ location: SourceLocation = #_sourceLocation
  ) {
    let errors = String(
      decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(errors.contains(sentence), sourceLocation: location)
  }

  /// The name of a field, its axes, and its shape with 5 inputs, 7 units and
  /// `gates` rows for each.
  private func field(_ index: Int, gates: Int) -> (String, String, Shape) {
    [
      ("weight_ih_l0", "(gates × hidden units, inputs)", [7 * gates, 5]),
      ("weight_hh_l0", "(gates × hidden units, hidden units)", [7 * gates, 7]),
      ("bias_ih_l0", "(gates × hidden units,)", [7 * gates]),
      ("bias_hh_l0", "(gates × hidden units,)", [7 * gates]),
    ][index]
  }

  @Test(
    "each field of each unit",
    arguments: RecurrentUnit.allCases, [0, 1, 2, 3])
  func fields(unit: RecurrentUnit, index: Int) async {
    let name = unit.rawValue
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { [name = name as String, index = index as Int] in
      var layers = someLayers(RecurrentUnit(rawValue: name)!)
      let fields: [WritableKeyPath<RecurrentWeights, Tensor>] = [
        \.weightIH, \.weightHH, \.biasIH, \.biasHH,
      ]
      layers.weights[0][keyPath: fields[index]] = .zeros(700, 7)
    }
    let (field, axes, shape) = field(index, gates: unit.gates)
    expectSentence(
      "recurrent layers (\(name)): \(field) has shape (700, 7), but \(axes) = "
        + "\(shape.written) is needed", result)
  }

  @Test("the second layer and the other direction, by name and as a list")
  func deeper() async {
    let named = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var layers = someLayers(.gru, layers: 2, isBidirectional: true)
      layers.visitParameters { name, parameter in
        if name == "weight_ih_l1_reverse" { parameter = .zeros(10, 4) }
      }
    }
    expectSentence(
      "weight_ih_l1_reverse has shape (10, 4), but (gates × hidden units, "
        + "inputs) = (21, 14) is needed", named)
    let list = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var layers = someLayers(.rnn)
      layers.parameters.removeLast()
    }
    expectSentence(
      "parameters: 3 tensors cannot replace the 4 parameters weight_ih_l0, "
        + "weight_hh_l0, bias_ih_l0, bias_hh_l0", list)
    let fewer = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var layers = someLayers(.rnn, layers: 2)
      layers.weights.removeLast()
    }
    expectSentence(
      "weights for layers × directions = 2 are needed, not for 1", fewer)
  }

  @Test("a linear layer and an embedding")
  func others() async {
    let weight = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var linear = Linear(weight: .zeros(8, 64), bias: .zeros(8))
      linear.weight = .zeros(4096, 64)
    }
    expectSentence(
      "a weight of shape (4096, 64) and a bias of shape (8,) do not fit: "
        + "(outputs, inputs) and (outputs,) are needed", weight)
    let bias = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var linear = Linear(weight: .zeros(8, 64), bias: .zeros(8))
      linear.bias = .zeros(7)
    }
    expectSentence("(8, 64) and a bias of shape (7,) do not fit", bias)
    let table = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var embedding = Embedding(weight: .zeros(5, 3))
      embedding.weight = .zeros(15)
    }
    expectSentence(
      "the table must be (tokens, dimensions), not (15,)", table)
  }

  @Test("input that comes as a case is checked like input that does not")
  func cases() async {
    let steps = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let layers = someLayers(.rnn)
      _ = layers(.vectors(.zeros(0, 2, 5)), someState(layers))
    }
    expectSentence("the input has shape (0, 2, 5)", steps)
    let rank = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let layers = someLayers(.rnn)
      _ = layers(.vectors(.zeros(2, 5)), someState(layers))
    }
    expectSentence("the input has shape (2, 5), but (steps, batch", rank)
  }

  @Test("weights of the same shapes may be set")
  func fitting() {
    var layers = someLayers(.lstm)
    layers.weights[0].weightHH = .zeros(28, 7)
    #expect(layers.parameters[1] == .zeros(28, 7))
    var linear = Linear(weight: .zeros(8, 64), bias: .zeros(8))
    linear.weight = .zeros(8, 3)
    #expect(linear(.zeros(2, 3)).shape == [2, 8])
  }
}
