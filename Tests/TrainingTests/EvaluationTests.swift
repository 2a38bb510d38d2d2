import Foundation
import Tensors
import Testing
import TextData
import Training

@Suite struct EvaluationTests {
  @Test("scores that are all equal have the size of the vocabulary")
  func equalScores() {
    let loss = Tensor.zeros(5, 28).crossEntropy([0, 7, 27, 7, 1]).item
    var perplexity = Perplexity()
    perplexity.add(meanLoss: Double(loss), tokens: 5)
    #expect(abs(perplexity.value - 28) < 1e-4)
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
