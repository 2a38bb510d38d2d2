import Foundation

/// Zipf's law fitted to counts: the count at rank i is close to C / i^α, a
/// straight line in the logarithms, log n_i = -α log i + c with c = log C.
///
/// The line is the one with the least squares of the differences in log n_i.
/// Every rank counts the same, so the many rare n-grams outweigh the frequent
/// ones unless the range leaves them out.
public struct ZipfFit: Equatable, Sendable {
  /// The exponent α.
  public let exponent: Double
  /// The logarithm of the count that the line has at rank 1.
  public let constant: Double
  /// The ranks that were fitted, the most frequent being 1.
  public let ranks: ClosedRange<Int>

  /// Fits the line to descending counts.
  ///
  /// - Parameters:
  ///   - rankedCounts: the count of rank 1, of rank 2 and so on, positive.
  ///   - ranks: the ranks to fit, as far as they exist; all if nil.
  /// - Throws: `NGramError.tooFewRanks` if fewer than two of them exist.
  public init(_ rankedCounts: [Int], ranks: ClosedRange<Int>? = nil) throws {
    let wanted = ranks ?? 1...max(1, rankedCounts.count)
    let last = min(wanted.upperBound, rankedCounts.count)
    guard wanted.lowerBound > 0, last > wanted.lowerBound else {
      throw NGramError.tooFewRanks(wanted, available: rankedCounts.count)
    }
    self.ranks = wanted.lowerBound...last
    // snippet.fit
    let x = self.ranks.map { log(Double($0)) }
    let y = self.ranks.map { log(Double(rankedCounts[$0 - 1])) }
    let meanX = x.reduce(0, +) / Double(x.count)
    let meanY = y.reduce(0, +) / Double(y.count)
    var (products, squares) = (0.0, 0.0)
    for i in 0..<x.count {
      products += (x[i] - meanX) * (y[i] - meanY)
      squares += (x[i] - meanX) * (x[i] - meanX)
    }
    exponent = -products / squares
    constant = meanY + exponent * meanX
    // snippet.end
  }

  /// The count that the line has at a rank.
  public func count(atRank rank: Int) -> Double {
    exp(constant - exponent * log(Double(rank)))
  }
}
