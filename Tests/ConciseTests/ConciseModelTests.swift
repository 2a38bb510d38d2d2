import Basics
import Concise
import Layers
import Params
import Predict
import RNNCell
import Tensors
import Testing
import TextData
import Training

@Suite struct ConciseModelTests {
  private let inputs = TokenMatrix([[4, 1, 0], [2, 2, 3]])  // (batch, steps)

  private func model(
    _ unit: RecurrentUnit, layers: Int = 1, embedding: Int? = nil,
    isBidirectional: Bool = false, seed: UInt64 = 1
  ) -> ConciseLanguageModel {
    var generator = SplitMix64(seed: seed)
    return ConciseLanguageModel(
      unit, vocabularySize: 5, hiddenUnits: 7, layers: layers,
      embedding: embedding, isBidirectional: isBidirectional,
      using: &generator)
  }

  private func largestDifference(_ x: Tensor, _ y: Tensor) -> Float {
    guard x.shape == y.shape else { return .infinity }
    return zip(x.elements, y.elements).map { abs($0 - $1) }.max() ?? 0
  }

  /// The model from scratch, with biases, and the concise one with its
  /// weights.
  private func twins(
    _ activation: Activation
  ) -> (RNNLanguageModel, ConciseLanguageModel) {
    var generator = SplitMix64(seed: 3)
    func normal(_ rows: Int, _ columns: Int) -> Tensor {
      .normal(rows, columns, standardDeviation: 0.5, using: &generator)
    }
    let p = RNNParameters(
      W_xh: normal(5, 7), W_hh: normal(7, 7), b_h: normal(1, 7)[0],
      W_hq: normal(7, 5), b_q: normal(1, 5)[0])
    var concise = model(activation == .tanh ? .rnn : .relu)
    concise.parameters = [
      p.W_xh.transposed(), p.W_hh.transposed(), p.b_h, .zeros(7),
      p.W_hq.transposed(), p.b_q,
    ].map { $0.detached.tracked() }
    return (RNNLanguageModel(p, activation: activation), concise)
  }

  @Test(
    "with the weights of the model from scratch: its scores, state, gradients",
    arguments: Activation.allCases)
  func scratch(activation: Activation) {
    let (scratch, concise) = twins(activation)
    var generator = SplitMix64(seed: 4)
    let H = Tensor.uniform(2, 7, from: -1, to: 1, using: &generator)
    let (expected, end) = scratch(inputs, HiddenState(H))
    let (logits, state) = concise(
      inputs, LayerState(hidden: H.reshaped(1, 2, 7)))
    #expect(logits.shape == [6, 5])
    #expect(largestDifference(logits, expected) < 2e-6)
    #expect(largestDifference(state.hidden[0], end.H) < 2e-6)

    for scores in [expected, logits] {
      scores.crossEntropy([0, 1, 2, 3, 4, 0]).backward()
    }
    let p = scratch.cell.parameters
    let gradients = concise.parameters.map { $0.gradient! }
    let needed = [
      p.W_xh.gradient!.transposed(), p.W_hh.gradient!.transposed(),
      p.b_h.gradient!, p.b_h.gradient!, p.W_hq.gradient!.transposed(),
      p.b_q.gradient!,
    ]
    for (gradient, needed) in zip(gradients, needed) {
      #expect(largestDifference(gradient, needed) < 2e-6)
    }
  }

  @Test("parameters have the names of PyTorch's module, in its order")
  func names() {
    let plain = model(.gru)
    #expect(
      plain.parameterNames == [
        "rnn.weight_ih_l0", "rnn.weight_hh_l0", "rnn.bias_ih_l0",
        "rnn.bias_hh_l0", "linear.weight", "linear.bias",
      ])
    let large = model(.lstm, layers: 2, embedding: 3, isBidirectional: true)
    #expect(large.parameterNames.first == "embedding.weight")
    #expect(large.parameterNames.contains("rnn.weight_hh_l1_reverse"))
    #expect(large.parameterNames.count == 1 + 16 + 2)
    #expect(large.parameters.count == 19)
    #expect(large.parameters.first?.shape == [5, 3])
    #expect(large.linear.weight.shape == [5, 14])
    var other = model(
      .lstm, layers: 2, embedding: 3, isBidirectional: true, seed: 2)
    other.parameters = large.parameters
    #expect(other.parameters == large.parameters)
    let zeros = large.initialState(batchSize: 2)
    #expect(other(inputs, zeros).logits == large(inputs, zeros).logits)
  }

  @Test("an embedding that is the unit matrix changes nothing")
  func embedding() {
    let plain = model(.lstm)
    var embedded = model(.lstm, embedding: 5)
    embedded.rnn = plain.rnn
    embedded.linear = plain.linear
    embedded.embedding = Embedding(
      weight: Tensor((0..<5).map { i in (0..<5).map { $0 == i ? 1 : 0 } }))
    let zeros = plain.initialState(batchSize: 2)
    #expect(
      largestDifference(
        plain(inputs, zeros).logits, embedded(inputs, zeros).logits) < 1e-6)
  }

  @Test(
    "it trains, and predicts, through the functions of chapters 6 and 8",
    arguments: RecurrentUnit.allCases)
  func training(unit: RecurrentUnit) throws {
    let corpus = Corpus(
      String(repeating: "abcab ", count: 60), tokens: .character)
    var generator = SplitMix64(seed: 1)
    var model = ConciseLanguageModel(
      unit, vocabularySize: corpus.vocabulary.count, hiddenUnits: 16,
      layers: 2, embedding: 4, using: &generator)
    var plan = TrainingPlan()
    (plan.epochs, plan.batchSize, plan.steps) = (30, 4, 10)
    let before = model.perplexity(on: corpus.indices).value
    let record = try train(
      &model, on: corpus.indices, heldOut: corpus.prefix(50), plan: plan,
      using: &generator)
    #expect(record.epochs.count == 30)
    #expect(model.perplexity(on: corpus.indices).value < 0.6 * before)
    let text = try model.text(continuing: "ab", length: 5, in: corpus)
    #expect(text.count == 7 && text.hasPrefix("ab"))
  }
}
