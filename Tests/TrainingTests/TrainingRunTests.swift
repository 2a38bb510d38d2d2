import Basics
import Predict
import RNNCell
import Tensors
import Testing
import TextData
import Training

/// Whole runs on a text of a dozen words.
@Suite struct TrainingRunTests {
  let corpus = sampleCorpus()

  private func plan(
    epochs: Int, sampling: Sampling = .sequential
  ) -> TrainingPlan {
    var plan = TrainingPlan()
    plan.epochs = epochs
    plan.batchSize = 4
    plan.steps = 7
    plan.sampling = sampling
    return plan
  }

  @Test(
    "a few epochs reach a perplexity below 2, and only known words follow",
    arguments: Sampling.allCases)
  func learning(sampling: Sampling) throws {
    var plan = plan(epochs: 25, sampling: sampling)
    plan.batchSize = 8
    plan.steps = 16
    var model = freshModel(for: corpus, hiddenUnits: 128)
    var generator = SplitMix64(seed: 2)
    let text = corpus.prefix(3000)
    let record = try train(
      &model, on: text, heldOut: corpus.heldOut(300, after: 3000), plan: plan,
      using: &generator)
    let perplexities = record.epochs.map(\.training)
    #expect(perplexities.count == 25)
    #expect(perplexities[0] > 10)
    #expect(perplexities[24] < 2)
    #expect((record.best?.heldOut ?? .infinity) < 2)
    let words = Set(corpus.text.split(separator: " "))
    let continuation = try model.text(
      continuing: "time traveller ", length: 60, in: corpus)
    // The last word may be cut off.
    let known = continuation.split(separator: " ").dropLast()
    #expect(known.allSatisfy { words.contains($0) }, "\(continuation)")
  }

  @Test("each epoch is reported once, with the model as it then is")
  func reports() throws {
    var model = freshModel(for: corpus, hiddenUnits: 6)
    var generator = SplitMix64(seed: 2)
    var reported: [EpochReport] = []
    var models: [[[UInt32]]] = []
    let record = try train(
      &model, on: corpus.prefix(300), heldOut: [], plan: plan(epochs: 3),
      using: &generator
    ) { report, now in
      reported.append(report)
      models.append(now.model.bits)
    }
    #expect(reported.map(\.epoch) == [1, 2, 3])
    #expect(record.epochs.map(\.epoch) == [1, 2, 3])
    #expect(record.epochs.map(\.training) == reported.map(\.training))
    #expect(models[2] == model.bits)
    #expect(models[0] != models[1])
    #expect(!record.wasStopped)
    #expect(record.best == nil)
    for epoch in record.epochs {
      #expect(epoch.tokens % 28 == 0 && epoch.tokens >= 252)
      #expect(epoch.largestNorm > 0)
      #expect((epoch.seconds ?? 0) > 0)
    }
    #expect(record.tokensPerSecond > 0)
  }

  @Test("held-out text is measured at intervals and at both ends")
  func evaluation() throws {
    var model = freshModel(for: corpus, hiddenUnits: 6)
    var generator = SplitMix64(seed: 2)
    var plan = plan(epochs: 8)
    plan.evaluationInterval = 3
    let heldOut = corpus.heldOut(50, after: 300)
    var measured: [Double] = []
    let record = try train(
      &model, on: corpus.prefix(300), heldOut: heldOut, plan: plan,
      using: &generator
    ) { _, now in measured.append(now.model.perplexity(on: heldOut).value) }
    let epochs = record.epochs.filter { $0.heldOut != nil }
    #expect(epochs.map(\.epoch) == [1, 3, 6, 8])
    for epoch in epochs { #expect(epoch.heldOut == measured[epoch.epoch - 1]) }
    let best = try #require(record.best)
    #expect(epochs.allSatisfy { $0.heldOut! >= best.heldOut! })
  }

  @Test("a run that is told to stop ends after the minibatch, and says so")
  func stopping() throws {
    for (epochs, minibatches) in [(5, 3), (1, 3), (5, 13)] {
      var model = freshModel(for: corpus, hiddenUnits: 6)
      var generator = SplitMix64(seed: 2)
      var left = minibatches
      var isAsked = false
      let record = try train(
        &model, on: corpus.prefix(300), heldOut: corpus.prefix(20),
        plan: plan(epochs: epochs), using: &generator,
        shouldStop: {
          left -= 1
          isAsked = isAsked || left == 0
          return isAsked
        })
      // An epoch has ten minibatches at most, of 28 tokens.
      let tokens = record.epochs.reduce(0) { $0 + $1.tokens }
      if minibatches == 3 { #expect(tokens == 3 * 28) }
      #expect(record.epochs.count == (minibatches == 3 ? 1 : 2))
      #expect(record.wasStopped)
      #expect(record.epochs.last?.heldOut != nil)
    }
  }

  @Test("a run that is told to stop at its very end was complete")
  func stoppingAtTheEnd() throws {
    var model = freshModel(for: corpus, hiddenUnits: 6)
    var generator = SplitMix64(seed: 2)
    var isOver = false
    let record = try train(
      &model, on: corpus.prefix(300), heldOut: [], plan: plan(epochs: 2),
      using: &generator, report: { report, _ in isOver = report.epoch == 2 },
      shouldStop: { isOver })
    #expect(record.epochs.count == 2)
    #expect(!record.wasStopped)
  }

  @Test("a text too short for a minibatch throws before anything is trained")
  func shortText() {
    var model = freshModel(for: corpus, hiddenUnits: 6)
    let before = model.bits
    var generator = SplitMix64(seed: 2)
    let error = #expect(throws: TooShortText.self) {
      try train(
        &model, on: corpus.prefix(34), heldOut: [], plan: plan(epochs: 2),
        using: &generator)
    }
    #expect(error?.length == 34)
    #expect(error?.minimumLength == 35)
    #expect(model.bits == before)
    #expect(generator.state == 2)
  }

  @Test("a run that diverges throws, and names the epoch and the remedy")
  func divergence() {
    var model = ProbeModel(freshModel(for: corpus, hiddenUnits: 6))
    var generator = SplitMix64(seed: 2)
    var plan = plan(epochs: 50)
    plan.clip = nil
    plan.learningRate = 1e38
    var epochs = 0
    let error = #expect(throws: TrainingError.self) {
      try train(
        &model, on: corpus.prefix(300), heldOut: [], plan: plan,
        using: &generator, report: { report, _ in epochs = report.epoch })
    }
    #expect(error?.description.hasPrefix("Epoch \(epochs + 1): ") == true)
    #expect(error?.description.contains("(--clip 1)") == true)
    // The minibatch that failed has changed nothing.
    #expect(model.log.calls.last?.bits == model.bits)
  }
}
