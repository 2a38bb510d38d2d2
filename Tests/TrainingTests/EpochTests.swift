import Basics
import GradClip
import Optimizers
import Tensors
import Testing
import TextData
import Training

/// One epoch. Batch 3, steps 5, hidden units 8.
@Suite struct EpochTests {
  let corpus = sampleCorpus()
  let minibatches: [Minibatch]

  init() {
    var generator = SplitMix64(seed: 1)
    minibatches = Array(
      SequentialSampler(batchSize: 3, steps: 5)
        .minibatches(of: corpus.prefix(140), using: &generator))
  }

  private func probe() -> ProbeModel {
    ProbeModel(freshModel(for: corpus, hiddenUnits: 8))
  }

  @discardableResult
  private func train(
    _ model: inout ProbeModel, on minibatches: [Minibatch]? = nil,
    carryingState: Bool, theta: Float? = 1
  ) throws -> EpochResult {
    var sgd = SGD(learningRate: 0.5)
    return try trainEpoch(
      &model, on: minibatches ?? self.minibatches,
      carryingState: carryingState, optimizer: &sgd, clippingTo: theta)
  }

  @Test("every minibatch is read once, in order", arguments: [true, false])
  func order(carryingState: Bool) throws {
    var model = probe()
    let result = try train(&model, carryingState: carryingState)
    #expect(minibatches.count >= 8)
    #expect(model.log.calls.map(\.inputs) == minibatches.map(\.inputs))
    #expect(result.perplexity.tokens == minibatches.count * 15)
  }

  @Test("a carried state is the one the minibatch before ended with")
  func carried() throws {
    var model = probe()
    try train(&model, carryingState: true)
    let calls = model.log.calls
    #expect(calls[0].state.H == .zeros(3, 8))
    for (call, next) in zip(calls, calls.dropFirst()) {
      #expect(next.state.H == call.newState.H)
      #expect(next.state.H != .zeros(3, 8))
    }
  }

  @Test("without carrying, each minibatch starts from zeros")
  func reset() throws {
    var model = probe()
    try train(&model, carryingState: false)
    #expect(model.log.calls.allSatisfy { $0.state.H == .zeros(3, 8) })
  }

  @Test("a minibatch is forward, backward, clip and one step of SGD")
  func byHand() throws {
    let theta: Float = 0.05
    var model = probe()
    let result = try train(
      &model, on: [minibatches[0]], carryingState: true, theta: theta)

    var other = freshModel(for: corpus, hiddenUnits: 8)
    let (logits, _) = other(
      minibatches[0].inputs, other.initialState(batchSize: 3))
    // The target of row t * batch + b is that of sequence b at step t.
    let targets = (0..<5).flatMap { t in
      (0..<3).map { b in minibatches[0].targets[b, t] }
    }
    let loss = logits.crossEntropy(targets)
    loss.backward()
    let norm = clipGradients(of: other.parameters, to: theta)
    SGD(learningRate: 0.5).step(&other)

    #expect(norm > Double(theta))
    #expect(result.largestNorm == norm)
    #expect(result.perplexity.totalLoss == Double(loss.item) * 15)
    #expect(model.bits == other.bits)
  }

  @Test("a text without surprises is learnt to a perplexity close to 1")
  func certain() throws {
    // If the loss took the logits for probabilities, or probabilities for
    // logits, it could not fall to 0.
    let text = (0..<400).map { 1 + $0 % 4 }
    var generator = SplitMix64(seed: 1)
    let periods = Array(
      SequentialSampler(batchSize: 3, steps: 5)
        .minibatches(of: text, using: &generator))
    var model = probe()
    var perplexity = Double.infinity
    for _ in 1...12 {
      perplexity = try train(&model, on: periods, carryingState: true)
        .perplexity.value
    }
    #expect(perplexity < 1.05)
  }

  @Test("without a radius the gradients are not clipped")
  func unclipped() throws {
    var (clipped, free, wide) = (probe(), probe(), probe())
    let norm = try train(&free, carryingState: true, theta: nil).largestNorm
    #expect(norm.isFinite && norm > 0.1)
    try train(&wide, carryingState: true, theta: 1e6)
    #expect(free.bits == wide.bits)
    try train(&clipped, carryingState: true, theta: 0.1)
    #expect(free.bits != clipped.bits)
  }

  @Test("it stops after the minibatch at which it is told to")
  func stopping() throws {
    var model = probe()
    var asked = 0
    var sgd = SGD(learningRate: 0.5)
    let result = try trainEpoch(
      &model, on: minibatches, carryingState: true, optimizer: &sgd,
      clippingTo: 1,
      shouldStop: {
        asked += 1
        return asked == 3
      })
    #expect(asked == 3)
    #expect(result.perplexity.tokens == 3 * 15)
    var other = probe()
    try train(&other, on: Array(minibatches[..<3]), carryingState: true)
    #expect(model.bits == other.bits)
  }

  @Test("a loss that is no number throws, and the step is not taken")
  func divergence() throws {
    var model = probe()
    model.parameters[3] = Tensor.full(.infinity, 8, model.vocabularySize)
      .tracked()
    let before = model.bits
    let error = #expect(throws: TrainingError.self) {
      try train(&model, carryingState: true)
    }
    #expect(model.bits == before)
    #expect(error?.description.contains("training has diverged") == true)
    #expect(error?.description.contains("lower the learning rate") == true)
    // Nothing is left over that would spoil the next attempt.
    #expect(model.parameters.allSatisfy { $0.gradient == nil })
  }
}
