import Basics
import Optimizers
import Tensors
import Testing
import TextData
import Training

/// The state of a finished minibatch is carried on without its history.
@Suite struct DetachingTests {
  let corpus = sampleCorpus()
  let minibatches: Minibatches

  init() {
    var generator = SplitMix64(seed: 1)
    minibatches = SequentialSampler(batchSize: 2, steps: 3)
      .minibatches(of: corpus.prefix(200), using: &generator)
  }

  @Test(
    "the graph keeps its size from minibatch to minibatch, and epoch to epoch",
    arguments: [true, false])
  func constant(carryingState: Bool) throws {
    var model = ProbeModel(freshModel(for: corpus, hiddenUnits: 8))
    var sgd = SGD(learningRate: 0.5)
    for _ in 1...2 {
      _ = try trainEpoch(
        &model, on: minibatches, carryingState: carryingState,
        optimizer: &sgd, clippingTo: 1)
    }
    let sizes = Set(model.log.calls.map(\.graphSize))
    #expect(model.log.calls.count == 2 * minibatches.count)
    #expect(sizes.count == 1 && sizes.first! > 0)
    #expect(model.log.calls.allSatisfy { $0.state.H.graphSize == 0 })
    // Once a minibatch is done its graph is freed.
    #expect(model.log.calls.allSatisfy { $0.newState.H.graphSize <= 1 })
  }

  @Test("a way to go wrong: not detached, each minibatch adds to the graph")
  func growing() {
    let model = freshModel(for: corpus, hiddenUnits: 8)
    var state = model.initialState(batchSize: 2)
    var sizes: [Int] = []
    for minibatch in minibatches.prefix(6) {
      let logits: Tensor
      (logits, state) = model(minibatch.inputs, state)
      let loss = logits.crossEntropy(minibatch.targets.transposed.indices)
      loss.backward(keepingGraph: true)
      sizes.append(loss.graphSize)
    }
    let growth = zip(sizes, sizes.dropFirst()).map { $1 - $0 }
    // What is added is what leads to the old state: the same each time.
    #expect(growth.allSatisfy { $0 > 0 && $0 == growth[0] })
  }

  @Test("a way to go wrong: not detached and freed, it stops with the advice")
  func freed() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let model = freshModel(for: sampleCorpus(), hiddenUnits: 8)
      var state = model.initialState(batchSize: 1)
      for _ in 1...2 {
        let logits: Tensor
        (logits, state) = model(TokenMatrix([[1, 2]]), state)
        logits.crossEntropy([2, 3]).backward()
      }
    }
    let words = String(
      decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(words.contains("Detach what is carried from one step of training"))
  }

  @Test("a gradient does not reach earlier minibatches, the values do")
  func gradients() throws {
    let model = freshModel(for: corpus, hiddenUnits: 8)
    let (_, carried) = model(
      minibatches[0].inputs, model.initialState(batchSize: 2))
    func gradients(from state: Tensor) -> [Tensor?] {
      let (logits, _) = model(minibatches[1].inputs, .init(state))
      logits.crossEntropy(minibatches[1].targets.transposed.indices)
        .backward(keepingGraph: true)
      let gradients = model.parameters.map(\.gradient)
      for parameter in model.parameters { parameter.gradient = nil }
      return gradients
    }
    // The same numbers, with and without a past.
    let constant = Tensor(shape: carried.H.shape, carried.H.elements)
    #expect(gradients(from: carried.detached.H) == gradients(from: constant))
    #expect(gradients(from: carried.H) != gradients(from: constant))
  }
}
