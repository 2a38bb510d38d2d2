import Basics
import Foundation
import GradClip
import Optimizers
import Predict
import RNNCell
import Tensors
import Testing
import TextData
import Training

/// The mistake that readers meet most: the scores are ordered by time step,
/// the targets by sequence. Almost every pair is wrong, so nothing can be
/// learnt but how often each character occurs.
@Suite(.enabled(if: novel != nil, "data/timemachine.txt is not there"))
struct TransposedTargetsTests {
  let corpus: Corpus
  let text: [Int]

  init() throws {
    corpus = try #require(novel)
    text = corpus.prefix(10_000)
  }

  /// Perplexity of the characters' own frequencies.
  private var unigram: Double {
    var counts = [Double](repeating: 0, count: corpus.vocabulary.count)
    for token in text { counts[token] += 1 }
    let n = Double(text.count)
    return exp(
      counts.filter { $0 > 0 }.reduce(0) { $0 - $1 / n * log($1 / n) })
  }

  /// Trains with the targets in the given order; the last epoch's perplexity.
  private func train(
    _ model: inout RNNLanguageModel, epochs: Int,
    targets: (Minibatch) -> [Int]
  ) -> Double {
    var generator = SplitMix64(seed: 1)
    let sampler = SequentialSampler(batchSize: 32, steps: 35)
    let optimizer = SGD(learningRate: 1)
    var perplexity = Perplexity()
    for _ in 1...epochs {
      perplexity = Perplexity()
      var state = model.initialState(batchSize: 32)
      for minibatch in sampler.minibatches(of: text, using: &generator) {
        let logits: Tensor
        (logits, state) = model(minibatch.inputs, state.detached)
        let loss = logits.crossEntropy(targets(minibatch))
        loss.backward()
        clipGradients(of: model.parameters, to: 1)
        optimizer.step(&model)
        perplexity.add(
          meanLoss: Double(loss.item), tokens: minibatch.tokenCount)
      }
    }
    return perplexity.value
  }

  @Test("the unigram perplexity of the first 10,000 characters is about 17.4")
  func frequencies() {
    #expect(abs(unigram - 17.4) < 0.1)
  }

  @Test("targets that are not transposed stay at the unigram perplexity")
  func mistake() throws {
    // snippet.mistake
    let epochs = 45
    var wrong = freshModel(for: corpus, hiddenUnits: 64)
    let stuck = train(&wrong, epochs: epochs) { $0.targets.indices }
    #expect(stuck > 16.5 && stuck < 18.5)
    // All that is predicted is the most frequent character.
    let text = try wrong.text(
      continuing: "time traveller", length: 20, in: corpus)
    #expect(text == "time traveller" + String(repeating: " ", count: 20))
    // snippet.end

    var right = freshModel(for: corpus, hiddenUnits: 64)
    let learnt = train(&right, epochs: epochs) {
      $0.targets.transposed.indices
    }
    #expect(learnt < 14)
  }
}
