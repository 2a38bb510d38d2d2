import Basics
import TextData

/// Two models together: the mean of their probabilities.
///
///     P(x) = λ P₁(x) + (1 - λ) P₂(x)
///
/// Since both add up to 1 over all tokens, so does the mean. It suffers less
/// than either where one of them is sure and wrong.
///
///     let together = Mixture(
///       of: network.probabilities(of: validation),
///       and: counting.probabilities(of: validation))
///     together.share  // λ, chosen on that text
public struct Mixture: Equatable, Sendable {
  /// λ, the share of the first model.
  public let share: Double

  /// The share, in hundredths, with which two models predict a text best.
  ///
  /// - Parameters:
  ///   - first, second: the probabilities that they give to the tokens of a
  ///     text, in the same order.
  public init(of first: [Double], and second: [Double]) {
    // snippet.share
    let shares = (0...100).map { Double($0) / 100 }
    let scores = shares.map {
      Mixture(share: $0).perplexity(of: first, and: second).value
    }
    share = shares[scores.indices.min { scores[$0] < scores[$1] }!]
    // snippet.end
  }

  /// A mean with a share that is given, in 0 ... 1.
  public init(share: Double) { self.share = share }

  /// How well both together predict the tokens that each of them gave these
  /// probabilities.
  public func perplexity(
    of first: [Double], and second: [Double]
  ) -> Perplexity {
    require(
      first.count == second.count,
      "mixture: one model has probabilities of \(first.count) tokens, the "
        + "other of \(second.count)")
    // snippet.mean
    var perplexity = Perplexity()
    for (p, q) in zip(first, second) {
      perplexity.add(probability: share * p + (1 - share) * q)
    }
    return perplexity
    // snippet.end
  }
}
