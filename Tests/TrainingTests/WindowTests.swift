import Basics
import Foundation
import Optimizers
import RNNCell
import Tensors
import Testing
import TextData
import Training

/// Training on all overlapping windows.
@Suite struct WindowTests {
  private let text = (0..<30).map { ($0 * $0 + 1) % 5 }
  private let sampler = WindowSampler(batchSize: 8, steps: 4)

  private func model() -> RNNLanguageModel {
    var generator = SplitMix64(seed: 1)
    return RNNLanguageModel(
      vocabularySize: 5, hiddenUnits: 6, using: &generator)
  }

  @Test("a last minibatch with fewer rows is trained on like the others")
  func shortMinibatch() throws {
    var generator = SplitMix64(seed: 2)
    let minibatches = sampler.minibatches(of: text, using: &generator)
    #expect(minibatches.map(\.batchSize) == [8, 8, 8, 2])
    var model = model()
    var sgd = SGD(learningRate: 1)
    let result = try trainEpoch(
      &model, on: minibatches, carryingState: sampler.rowsContinue,
      optimizer: &sgd, clippingTo: 1)
    #expect(result.isComplete)
    #expect(result.perplexity.tokens == 26 * 4)
  }

  @Test("the perplexity of minibatches counts tokens, each row from zeros")
  func perplexity() {
    let model = model()
    let minibatches = sampler.minibatchesInOrder(of: text)
    let together = model.perplexity(on: minibatches)
    // The same window by window, in minibatches of one.
    var loss = 0.0
    for start in 0..<26 {
      let (logits, _) = model(
        TokenMatrix([Array(text[start..<start + 4])]),
        model.initialState(batchSize: 1))
      let targets = Array(text[start + 1...start + 4])
      loss += Double(logits.crossEntropy(targets).item) * 4
    }
    #expect(together.tokens == 26 * 4)
    #expect(abs(together.value - exp(loss / Double(26 * 4))) < 1e-5)
    #expect(model.parameters.allSatisfy { $0.gradient == nil })
  }
}
