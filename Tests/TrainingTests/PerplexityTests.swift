import Foundation
import Tensors
import Testing
import TextData
import Training

@Suite struct PerplexityTests {
  private func perplexity(ofProbabilities p: [Double]) -> Perplexity {
    var perplexity = Perplexity()
    for p in p { perplexity.add(meanLoss: -log(p), tokens: 1) }
    return perplexity
  }

  @Test("a perfect model has perplexity 1 and needs no bits")
  func perfect() {
    let perfect = perplexity(ofProbabilities: [1, 1, 1])
    #expect(perfect.value == 1)
    #expect(perfect.bitsPerToken == 0)
  }

  // snippet.uniform
  @Test("a uniform model has the size of its vocabulary")
  func uniform() {
    let uniform = perplexity(
      ofProbabilities: [Double](repeating: 1 / 28, count: 10))
    #expect(abs(uniform.value - 28) < 1e-10)
    let loss = Tensor.zeros(5, 28).crossEntropy([0, 7, 27, 7, 1]).item
    var fromScores = Perplexity()
    fromScores.add(meanLoss: Double(loss), tokens: 5)
    #expect(abs(fromScores.value - 28) < 1e-4)
  }
  // snippet.end

  // snippet.geometric
  @Test("p = (1/2, 1/8) gives 4, which is 2 bits a token")
  func geometricMean() {
    // Not 3.2, the harmonic mean of the choices 2 and 8, and not 5, their
    // arithmetic mean.
    let perplexity = perplexity(ofProbabilities: [1 / 2, 1 / 8])
    #expect(abs(perplexity.value - 4) < 1e-12)
    #expect(abs(perplexity.bitsPerToken - 2) < 1e-12)
    #expect(perplexity.tokens == 2)
  }
  // snippet.end

  @Test("a single impossible token makes it infinite")
  func impossible() {
    #expect(perplexity(ofProbabilities: [1, 0, 1]).value == .infinity)
  }

  @Test("it is exp(total loss / total tokens), not a mean of exponentials")
  func unequalMinibatches() {
    var perplexity = Perplexity()
    perplexity.add(meanLoss: 1, tokens: 30)
    perplexity.add(meanLoss: 4, tokens: 10)
    #expect(perplexity.tokens == 40)
    #expect(abs(perplexity.totalLoss - 70) < 1e-12)
    #expect(abs(perplexity.meanLoss - 1.75) < 1e-12)
    #expect(abs(perplexity.value - exp(1.75)) < 1e-12)
  }

  @Test("an untrained model with small weights is close to uniform")
  func untrained() {
    let letters = Corpus(
      "The quick brown fox jumps over the lazy dog", tokens: .character)
    let model = freshModel(for: letters, hiddenUnits: 64)
    #expect(model.vocabularySize == 28)
    #expect(abs(model.perplexity(on: letters.indices).value - 28) < 0.1)
  }

  @Test(
    "held-out perplexity is that of reading the text in one piece",
    arguments: [2, 128, 129, 300])
  func heldOut(length: Int) {
    let corpus = sampleCorpus()
    let model = freshModel(for: corpus, hiddenUnits: 9, seed: 3)
    // Larger weights, so that the state matters.
    var lively = model
    lively.parameters = model.parameters.map { ($0 * 60).detached.tracked() }
    let text = corpus.prefix(length)
    let (logits, _) = lively(
      TokenMatrix([Array(text.dropLast())]), lively.initialState(batchSize: 1))
    let scores = logits.elements
    let v = lively.vocabularySize
    var loss = 0.0
    for (t, token) in text.dropFirst().enumerated() {
      let row = scores[t * v..<(t + 1) * v].map { Double($0) }
      loss += log(row.reduce(0) { $0 + exp($1) }) - row[token]
    }
    let measured = lively.perplexity(on: text)
    #expect(measured.tokens == length - 1)
    #expect(abs(measured.totalLoss - loss) < 1e-5 * loss)
    // The model is not the uniform one, for which nothing could go wrong.
    #expect(abs(measured.value - Double(v)) > 0.01)
  }

  @Test("measuring leaves the model as it is and records nothing")
  func measuring() {
    let corpus = sampleCorpus()
    let probe = ProbeModel(freshModel(for: corpus, hiddenUnits: 9))
    let before = probe.bits
    _ = probe.perplexity(on: corpus.prefix(300))
    #expect(probe.bits == before)
    #expect(probe.log.calls.allSatisfy { $0.graphSize == 0 })
    #expect(probe.parameters.allSatisfy { $0.gradient == nil })
  }
}
