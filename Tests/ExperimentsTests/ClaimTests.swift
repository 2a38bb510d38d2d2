import Chapter
import Experiments
import Testing

@testable import Chapter11_Experiments

/// What page 11 says of its experiments, each claim broken on purpose.
@Suite struct ExperimentClaimTests {
  private func broken(_ claims: [Claim]) -> Int { claims.count { !$0.holds } }

  private func clipping(
    small: Double = 10.5, great: Double = 9.9e9, norm: Double = 0.85,
    diverged: Int = 1
  ) -> [ClippingRow] {
    [Float](arrayLiteral: 1, 2, 4, 8, 16).flatMap { rate in
      let isSmall = rate < 4
      return [true, false].map { isClipped in
        ClippingRow(
          rate: rate, isClipped: isClipped,
          best: !isClipped && rate == 1 ? small : 10.5,
          worst: isSmall || isClipped ? 4.9e4 : great, norm: norm,
          diverged: isClipped ? 0 : diverged)
      }
    }
  }

  @Test("clipping saves great steps and leaves small ones; ReLU needs it")
  func clippingRows() {
    #expect(broken(clipping().claims) == 0)
    #expect(broken(clipping(small: 11.5).claims) == 1)
    #expect(broken(clipping(norm: 1.2).claims) == 1)
    #expect(broken(clipping(great: 5e4).claims) == 1)
    #expect(broken(clipping(norm: 1.2).claimsForReLU) == 0)
    #expect(broken(clipping().claimsForReLU) == 1)
    #expect(broken(clipping(norm: 1.2, diverged: 0).claimsForReLU) == 1)
  }

  @Test("embeddings help by their size, a large start is part of it")
  func embeddings() {
    func broken(_ sizes: [Double], folded: Double) -> Int {
      self.broken(
        embeddingClaims(oneHot: 9.2, embeddings: sizes, folded: folded))
    }
    #expect(broken([8.3, 7.9], folded: 8.1) == 0)
    #expect(broken([8.3, 8.3], folded: 8.4) == 1)
    #expect(broken([9.3, 7.9], folded: 8.1) == 1)
    #expect(broken([8.3, 7.9], folded: 7.8) == 1)
    #expect(broken([8.3, 7.9], folded: 9.3) == 1)
  }

  @Test("the search takes the lowest, which stays above counting")
  func search() {
    func broken(_ chosen: Double, least: Double) -> Int {
      self.broken(
        searchClaims(
          chosen: chosen, among: [9.4, 9.3, 9.6], least: least, counting: 5.6))
    }
    #expect(broken(9.3, least: 7.8) == 0)
    #expect(broken(9.4, least: 7.8) == 1)
    #expect(broken(9.3, least: 5.5) == 1)
  }

  @Test("the graph grows with the distance of the cuts")
  func detach() {
    #expect(broken(detachClaims(graphSizes: [4, 10, 22, 40])) == 0)
    #expect(broken(detachClaims(graphSizes: [4, 10, 10, 40])) == 1)
  }

  @Test("samples: a power is a temperature, and chance costs probability")
  func decoding() {
    func broken(_ changed: String = "", _ row: DecodingRow? = nil) -> Int {
      var rows = [
        "greedy": DecodingRow(diversity: 0.1, perplexity: 1.5),
        "power 2": DecodingRow(diversity: 0.5, perplexity: 3),
        "temperature 0.5": DecodingRow(diversity: 0.5, perplexity: 3),
        "temperature 1": DecodingRow(diversity: 0.8, perplexity: 8),
        "temperature 1.5": DecodingRow(diversity: 0.9, perplexity: 20),
      ]
      if let row { rows[changed] = row }
      return self.broken(decodingClaims(rows))
    }
    #expect(broken() == 0)
    #expect(
      broken("power 2", DecodingRow(diversity: 0.5, perplexity: 3.1)) == 1)
    #expect(
      broken("temperature 1", DecodingRow(diversity: 0, perplexity: 8)) == 1)
    #expect(
      broken("temperature 1", DecodingRow(diversity: 0.8, perplexity: 21)) == 1)
  }

  @Test("context: many characters help, after ten no network gains")
  func context() {
    func broken(twenty: Double = 9, fifty: Double = 9, counting: Double = 5)
      -> Int
    {
      self.broken(
        contextClaims([
          [1: 12, 10: 9, 20: twenty, 50: fifty],
          [1: 12, 10: 9, 20: 5, 50: counting],
        ]))
    }
    #expect(broken() == 0)
    #expect(broken(twenty: 12) == 1)
    #expect(broken(fifty: 8.9) == 1)
  }

  @Test("texts: each model fits its own, and counting is better everywhere")
  func texts() {
    func broken(_ network: [Double], counts: [Double] = [5.6, 7.8]) -> Int {
      self.broken(
        textClaims([
          TextRow(network: network, counts: counts),
          TextRow(network: [12.6, 7.4], counts: [9.6, 4.6]),
        ]))
    }
    #expect(broken([9.2, 10.2]) == 0)
    #expect(broken([12.7, 10.2]) == 1)
    #expect(broken([9.2, 28.1]) == 1)
    #expect(broken([9.2, 10.2], counts: [9.3, 9.9]) == 1)
  }

  @Test("the perplexity is the geometric mean, between two others")
  func means() {
    #expect(
      broken(meanClaims(PerplexityMeans([0.5, 0.125], stretches: 1))) == 0)
    // All means of equal probabilities are equal.
    #expect(broken(meanClaims(PerplexityMeans([0.5, 0.5], stretches: 1))) == 1)
  }

  @Test("gated units beat plain ones with equal numbers")
  func units() {
    func broken(_ gated: [Double]) -> Int {
      self.broken(
        unitClaims(plain: Spread([9, 9.2]), gated: [Spread(gated)]))
    }
    #expect(broken([8, 8.9]) == 0)
    #expect(broken([8, 9.1]) == 1)
  }
}
