import Basics
import Foundation
import Predict
import Tensors
import Testing

/// Whether tokens are drawn as often as their probabilities say.
@Suite struct FrequencyTests {
  private let scores: [Float] = [3, 0, 1, -0.5, 0.7, 1.4, -1]

  /// The sum of (drawn - expected)² / expected over all tokens.
  private func chiSquared(
    _ decoding: Decoding, weights: [Double], draws: Int
  ) -> Double {
    var generator = SplitMix64(seed: 11)
    var counts = [Int](repeating: 0, count: weights.count)
    for _ in 0..<draws {
      counts[decoding.choose(from: scores, using: &generator)] += 1
    }
    let total = weights.reduce(0, +)
    return zip(counts, weights).reduce(0) { sum, pair in
      let expected = Double(draws) * pair.1 / total
      let difference = Double(pair.0) - expected
      return expected > 0
        ? sum + difference * difference / expected
        : sum + (pair.0 > 0 ? .infinity : 0)
    }
  }

  /// With k tokens, chi squared has mean k - 1 and variance 2(k - 1).
  private func bound(_ tokens: Int) -> Double {
    let freedom = Double(tokens - 1)
    return freedom + 4 * (2 * freedom).squareRoot()
  }

  @Test(
    "frequencies match softmax(scores / temperature) without <unk>",
    arguments: [0.5, 1, 2])
  func temperature(_ temperature: Double) {
    let weights = [0] + scores.dropFirst().map { exp(Double($0) / temperature) }
    let value = chiSquared(
      .sampling(temperature: temperature), weights: weights, draws: 5000)
    #expect(value < bound(6))
  }

  @Test("frequencies match p^alpha", arguments: [0.5, 3])
  func power(alpha: Double) {
    let p = scores.map { exp(Double($0)) }
    let weights = [0] + p.dropFirst().map { pow($0, alpha) }
    let value = chiSquared(
      .sampling(power: alpha), weights: weights, draws: 5000)
    #expect(value < bound(6))
  }

  @Test("the best k keep their odds")
  func topK() {
    var weights = scores.map { exp(Double($0)) }
    for token in [0, 1, 3, 6] { weights[token] = 0 }
    let value = chiSquared(.sampling(topK: 3), weights: weights, draws: 5000)
    #expect(value < bound(3))
  }

  @Test("the bound is sharp enough to notice a wrong distribution")
  func wrong() {
    let weights = [0] + scores.dropFirst().map { exp(Double($0) / 1.2) }
    let value = chiSquared(.sampling(), weights: weights, draws: 5000)
    #expect(value > bound(6))
  }
}
