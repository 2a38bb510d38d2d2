import Foundation

/// Exercises of page 2c, counting.
public enum Page02c {
  /// 02c.1 Count n-grams (warm-up, 10 minutes)
  ///
  /// How often each stretch of `length` tokens occurs in the text. Stretches
  /// may overlap; a text that is too short has none.
  ///
  ///     ngrams(in: [1, 2, 1, 2], length: 2)  // [[1, 2]: 2, [2, 1]: 1]
  public static func ngrams(
    in text: [Int], length: Int
  ) throws -> [[Int]: Int] {
    throw Unfinished()
  }

  /// 02c.2 Laplace's rule (warm-up, 5 minutes)
  ///
  /// The smoothed probability of a token that was seen `count` times among
  /// `total` tokens, where a weight ε is spread evenly over a vocabulary of d
  /// entries: (count + ε / d) / (total + ε).
  ///
  ///     smoothed(count: 0, total: 6, vocabularySize: 2, epsilon: 2)  // 0.125
  public static func smoothed(
    count: Int, total: Int, vocabularySize d: Int, epsilon ε: Double
  ) throws -> Double {
    throw Unfinished()
  }

  /// 02c.3 Interpolation (challenge, 40 minutes)
  ///
  /// The probability of a token x after a context c, by the rule of the page:
  ///
  ///     P(x | c) = (n(c, x) + ε P(x | c')) / (n(c, ·) + ε)
  ///
  /// n(c, x) counts how often the text has x right behind c, n(c, ·) how often
  /// anything stands behind c, and c' is c without its first token. Below the
  /// empty context stands 1 / d. ε is above 0.
  ///
  ///     interpolated(2, after: [1], in: [1, 2, 1, 1], vocabularySize: 3,
  ///       epsilon: 1)
  ///     // P(2) = (1 + 1/3) / (4 + 1), P(2 | 1) = (1 + P(2)) / (2 + 1): 0.422…
  public static func interpolated(
    _ token: Int, after context: [Int], in text: [Int],
    vocabularySize d: Int, epsilon ε: Double
  ) throws -> Double {
    throw Unfinished()
  }

  /// 02c.4 The exponent of Zipf's law (standard, 20 minutes)
  ///
  /// Zipf's law says that the count at rank i is close to C / i^α: in the
  /// logarithms a straight line of slope -α. Fit this line by least squares,
  ///
  ///     slope = Σ (x - x̄)(y - ȳ) / Σ (x - x̄)²,
  ///
  /// and return α. Rank 1 is the largest count. The counts are positive, at
  /// least two, and in any order.
  ///
  ///     zipfExponent(of: [20, 60, 30])  // 1, since 60 / i fits exactly
  public static func zipfExponent(of counts: [Int]) throws -> Double {
    throw Unfinished()
  }
}
