import Basics
import Foundation
import NGrams
import Testing
import TextData

@Suite struct NGramModelTests {
  private let text = NGramText.random(200, vocabularySize: 7)

  private func counts(order: Int) throws -> NGramCounts {
    try NGramCounts(of: text, order: order, vocabularySize: 7)
  }

  @Test(
    "the probabilities of all tokens sum to one, whatever the context",
    arguments: 1...4, [0, 0.5, 3])
  func sums(order: Int, smoothing: Double) throws {
    let model = try NGramModel(counts(order: order), smoothing: smoothing)
    let seen = (0..<text.count).map { Array(text[$0..<min($0 + 3, 200)]) }
    // The end of the text, which nothing follows, and contexts never seen.
    let others = [
      [], Array(text.suffix(3)), [6, 6, 6], [1, 0], [0, 1, 2, 1],
    ]
    for context in seen + others {
      let p = model.probabilities(after: context)
      #expect(p.count == 7)
      #expect(p.allSatisfy { $0 >= 0 })
      #expect(abs(p.reduce(0, +) - 1) < 1e-12)
    }
  }

  @Test("a context that only ends the text counts as one that never occurred")
  func lastToken() throws {
    let counts = try NGramCounts(
      of: [1, 2, 1, 3], order: 2, vocabularySize: 4)
    let model = try NGramModel(counts, smoothing: 0)
    #expect(model.probabilities(after: [1]) == [0, 0, 0.5, 0.5])
    #expect(model.probabilities(after: [2]) == [0, 1, 0, 0])
    #expect(model.probabilities(after: [3]) == [0, 0.5, 0.25, 0.25])
  }

  @Test("Laplace: order 1 is (n(x) + ε/m) / (n + ε)")
  func laplace() throws {
    let counts = try NGramCounts(
      of: [1, 1, 2, 1, 2], order: 1, vocabularySize: 4)
    let model = try NGramModel(counts, smoothing: 4)
    // ε = m adds one to every count.
    let expected = [1.0 / 9, 4.0 / 9, 3.0 / 9, 1.0 / 9]
    for (p, q) in zip(model.probabilities(after: [2, 1]), expected) {
      #expect(abs(p - q) < 1e-15)
    }
  }

  @Test("each order interpolates with the next lower one")
  func interpolation() throws {
    let weights = [0.7, 1.5, 2.5]
    let model = try NGramModel(counts(order: 3), smoothing: weights)
    func estimate(_ token: Int, _ context: ArraySlice<Int>) -> Double {
      let starts = (0..<text.count - context.count).filter {
        text[$0..<$0 + context.count] == context
      }
      let hits = starts.count { text[$0 + context.count] == token }
      let epsilon = weights[context.count]
      let lower =
        context.isEmpty ? 1.0 / 7 : estimate(token, context.dropFirst())
      return (Double(hits) + epsilon * lower) / (Double(starts.count) + epsilon)
    }
    for context in [[1, 2], [2, 2], [5, 5], [6, 1]] {
      for token in 0..<7 {
        let p = model.probability(of: token, after: [4, 3] + context)
        #expect(abs(p - estimate(token, context[...])) < 1e-14)
      }
    }
  }

  @Test("an unseen context leaves the estimate of the shorter one")
  func unseen() throws {
    for smoothing in [0, 2.0] {
      let model = try NGramModel(counts(order: 3), smoothing: smoothing)
      #expect(
        model.probabilities(after: [6, 2]) == model.probabilities(after: [2]))
      #expect(
        model.probabilities(after: [2, 6]) == model.probabilities(after: []))
    }
  }

  @Test("the perplexity on a text is that of its tokens, except the first")
  func perplexity() throws {
    let model = try NGramModel(counts(order: 3), smoothing: 0.5)
    let heldOut = NGramText.random(40, vocabularySize: 7, seed: 2)
    var expected = Perplexity()
    for t in 1..<heldOut.count {
      expected.add(
        probability: model.probability(of: heldOut[t], after: heldOut[..<t]))
    }
    #expect(model.perplexity(on: heldOut) == expected)
    #expect(expected.tokens == 39)
    for (below, perplexity) in model.perplexities(on: heldOut).enumerated() {
      let shorter = try NGramModel(
        model.counts, order: below + 1, smoothing: 0.5)
      #expect(shorter.perplexity(on: heldOut) == perplexity)
    }
  }

  @Test("an unsmoothed model excludes what it has not seen: infinite")
  func infinite() throws {
    let model = try NGramModel(counts(order: 2), smoothing: 0)
    #expect(model.perplexity(on: [1, 0]).value == .infinity)
    #expect(model.perplexity(on: text).value.isFinite)
  }

  @Test("a heavy weight makes every model the uniform one")
  func uniform() throws {
    let model = try NGramModel(counts(order: 3), smoothing: 1e12)
    #expect(abs(model.perplexity(on: text).value - 7) < 1e-6)
  }

  @Test("a weight that is negative or not finite, and no weight, are errors")
  func mistakes() throws {
    let counts = try counts(order: 2)
    for weight in [-1, Double.infinity, -Double.infinity] {
      #expect(throws: NGramError.smoothing(weight)) {
        try NGramModel(counts, smoothing: [1, weight])
      }
    }
    let error = #expect(throws: NGramError.self) {
      try NGramModel(counts, smoothing: .nan)
    }
    #expect(error?.description.hasPrefix("The smoothing weight nan") == true)
    #expect(throws: NGramError.order(0)) {
      try NGramModel(counts, order: 0, smoothing: 1)
    }
    #expect(throws: NGramError.order(0)) {
      try NGramModel(counts, smoothing: [])
    }
  }
}
