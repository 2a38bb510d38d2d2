import Solutions
import Tensors
import Testing
import TextData

@Suite struct BugsTests {
  private let corpus = Corpus(text, tokens: .character)

  @Test("1. untransposed labels end at the unigram perplexity for every seed")
  func labels() throws {
    for seed in 1...3 as ClosedRange<UInt64> {
      let (trained, unigram) = try Solutions.Bugs.untransposedLabels(
        text: corpus.prefix(3000), vocabularySize: corpus.vocabulary.count,
        seed: seed, epochs: 20)
      #expect(abs(trained - unigram) < 0.06 * unigram)
    }
  }

  @Test("2. a batch of one has nothing to transpose, and a larger one has")
  func batchOfOne() {
    #expect(
      Solutions.Bugs.isTranspositionSuperfluous(batchSize: 1, steps: 7))
    #expect(
      !Solutions.Bugs.isTranspositionSuperfluous(batchSize: 2, steps: 7))
  }

  @Test("3. the token after the next one is harder, but can be learnt")
  func shiftedByTwo() throws {
    let learnt = corpus.prefix(4000)
    let perplexities = try [1, 2].map {
      try Solutions.Bugs.perplexity(
        withTargetsShiftedBy: $0, text: learnt,
        vocabularySize: corpus.vocabulary.count, epochs: 30)
    }
    #expect(perplexities[0] < perplexities[1] - 1)
    #expect(perplexities[1] < 16)
  }

  @Test("4. a softmax too many stops at 1 + 27/e")
  func softmaxTwice() {
    let bound = Solutions.Bugs.lowestPerplexityOfSoftmaxTwice(entries: 28)
    #expect(abs(bound - 10.93) < 0.005)
    var certain = [Float](repeating: 0, count: 28)
    certain[3] = 1
    let loss = Tensor([certain]).crossEntropy([3]).item
    #expect(abs(Double(exp(Tensor(loss)).item) - bound) < 1e-4)
  }
}
