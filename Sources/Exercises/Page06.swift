import Foundation

/// Exercises of page 6, prediction.
public enum Page06 {
  /// 06.1 Softmax (warm-up, 10 minutes)
  ///
  /// exp(score) / Σ exp(scores) for each score. Scores may be as large as
  /// 1,000, and exp(1000) is infinite: take the largest score away from all of
  /// them first, which changes nothing else.
  ///
  ///     softmax([0, 0])  // [0.5, 0.5]
  public static func softmax(_ scores: [Double]) throws -> [Double] {
    throw Unfinished()
  }

  /// 06.2 Greedy decoding (warm-up, 5 minutes)
  ///
  /// The place of the highest score; the first one, if there are several.
  ///
  ///     greedy([0.5, 2, 2])  // 1
  public static func greedy(_ scores: [Double]) throws -> Int {
    throw Unfinished()
  }

  /// 06.3 The k best (standard, 15 minutes)
  ///
  /// The places of the k highest scores, the best first; among equals the
  /// smaller place comes first. If there are fewer than k scores, all of them.
  ///
  ///     topK([1, 3, 0, 3], k: 3)  // [1, 3, 0]
  public static func topK(_ scores: [Double], k: Int) throws -> [Int] {
    throw Unfinished()
  }

  /// 06.4 Temperature (warm-up, 10 minutes)
  ///
  /// The probabilities at another temperature τ: each to the power 1 / τ,
  /// divided by the sum of all, so that they add up to one again.
  ///
  ///     tempered([0.8, 0.2], temperature: 0.5)  // [0.941…, 0.0588…]
  public static func tempered(
    _ p: [Double], temperature τ: Double
  ) throws -> [Double] {
    throw Unfinished()
  }

  /// 06.5 Draw a token (standard, 10 minutes)
  ///
  /// Lay the probabilities end to end from 0 to 1. In which of them does the
  /// number u fall? A piece has its left end, not its right one, so nothing
  /// with probability 0 is ever drawn. If rounding has made the sum less than
  /// u, take the last token whose probability is above 0.
  ///
  /// - Parameter u: a number in 0 ..< 1.
  ///
  ///     draw(from: [0.25, 0.5, 0.25], at: 0.3)  // 1
  public static func draw(from p: [Double], at u: Double) throws -> Int {
    throw Unfinished()
  }

  /// 06.6 The nucleus (challenge, 30 minutes)
  ///
  /// The smallest set of best tokens whose probabilities add up to at least
  /// `mass`, the best first. Token 0 is <unk>, which is never drawn: softmax is
  /// over the scores behind it. Among equals the smaller index comes first.
  ///
  /// - Parameter mass: above 0 and below 1.
  ///
  ///     nucleus(of: [9, 5, 0, 4], mass: 0.9)  // [1, 3]
  public static func nucleus(
    of scores: [Float], mass: Double
  ) throws -> [Int] {
    throw Unfinished()
  }

  /// 06.7 How sure is the text? (standard, 20 minutes)
  ///
  /// Look for all places of the text where the prefix stands, also overlapping
  /// ones, and count what follows. The entropy of these shares, -Σ p log2(p),
  /// says in bits how much is open there. Nil if nothing ever follows.
  ///
  ///     entropy(after: [1], in: [1, 2, 1, 3, 1])  // 1, of 2 and 3
  public static func entropy(
    after prefix: [Int], in text: [Int]
  ) throws -> Double? {
    throw Unfinished()
  }
}
