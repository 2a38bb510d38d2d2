import Basics
import Foundation
import Testing
import TextData

@Suite struct PerplexityTests {
  private func perplexity(ofProbabilities p: [Double]) -> Perplexity {
    var perplexity = Perplexity()
    for p in p { perplexity.add(probability: p) }
    return perplexity
  }

  @Test("a perfect model has perplexity 1 and needs no bits")
  func perfect() {
    let perfect = perplexity(ofProbabilities: [1, 1, 1])
    #expect(perfect.value == 1)
    #expect(perfect.bitsPerToken == 0)
  }

  @Test("a uniform model has the size of its vocabulary")
  func uniform() {
    let uniform = perplexity(
      ofProbabilities: [Double](repeating: 1 / 28, count: 10))
    #expect(abs(uniform.value - 28) < 1e-10)
  }

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

  @Test("bits per token are log₂ of the perplexity")
  func bits() {
    let perplexity = perplexity(ofProbabilities: [0.3, 0.05, 0.9, 0.11])
    #expect(abs(perplexity.bitsPerToken - log2(perplexity.value)) < 1e-12)
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
}
