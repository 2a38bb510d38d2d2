import Basics
import TextData

/// A language model that counts: the probability of a token is estimated from
/// what followed the last few tokens in a text.
///
///     let model = try NGramModel(
///       NGramCounts(of: corpus, order: 3), smoothing: 1)
///     model.perplexity(on: heldOut).value
///
/// A context c of k - 1 tokens and the shorter context c′ without its first
/// token give the estimate of order k,
///
///     P(x | c) = (n(c, x) + ε P(x | c′)) / (n(c, ·) + ε),
///
/// and below the single tokens stands P(x) = 1 / V for each of the V entries
/// of the vocabulary. n(c, ·) counts the context where a token follows it, so
/// the probabilities of all tokens add up to one. A context that never
/// occurred has 0 + ε P(x | c′) over 0 + ε: the estimate of the shorter
/// context. This defines it for ε = 0 too, as the limit.
public struct NGramModel: Equatable, Sendable {
  /// What was counted in the training text.
  public let counts: NGramCounts
  /// ε for each order, that of the single tokens first.
  public let smoothing: [Double]

  /// A model with a smoothing weight for each order; its order is how many
  /// there are, and the counts must reach as far.
  ///
  /// - Throws: `NGramError.smoothing` for a weight that is negative or not
  ///   finite, `NGramError.order` if there is none.
  public init(_ counts: NGramCounts, smoothing: [Double]) throws(NGramError) {
    guard !smoothing.isEmpty else { throw NGramError.order(0) }
    if let wrong = smoothing.first(where: { !($0 >= 0 && $0.isFinite) }) {
      throw NGramError.smoothing(wrong)
    }
    require(
      smoothing.count <= counts.order,
      "NGramModel: there are \(smoothing.count) smoothing weights, but n-grams "
        + "were counted up to order \(counts.order) only")
    self.counts = counts
    self.smoothing = smoothing
  }

  /// A model with the same smoothing weight for each order.
  ///
  /// - Parameter order: that of the counts if nil, and not above it.
  /// - Throws: like the other initialiser.
  public init(
    _ counts: NGramCounts, order: Int? = nil, smoothing: Double
  ) throws(NGramError) {
    let order = order ?? counts.order
    guard order > 0 else { throw NGramError.order(order) }
    try self.init(
      counts, smoothing: [Double](repeating: smoothing, count: order))
  }

  /// The number of tokens of the longest n-grams that the model looks at.
  public var order: Int { smoothing.count }

  /// The number of entries of the vocabulary.
  public var vocabularySize: Int { counts.vocabularySize }
}

extension NGramModel {
  /// P(token | context), for a context of any length; what is more than
  /// `order` - 1 tokens ago does not count.
  public func probability(
    of token: Int, after context: some Sequence<Int>
  ) -> Double {
    let context = counts.context(after: context)
    return estimates(from: counts.evidence(for: token, in: context))[order - 1]
  }

  /// The estimates of all orders, from what was counted about a token. Where
  /// the context is too short or unknown for an order, the one below stays.
  // snippet.estimates
  func estimates(from evidence: [NGramEvidence]) -> [Double] {
    var p = 1 / Double(vocabularySize)
    return (0..<order).map { i in
      if i < evidence.count {
        let (n, epsilon) = (evidence[i], smoothing[i])
        p = (Double(n.hits) + epsilon * p) / (Double(n.visits) + epsilon)
      }
      return p
    }
  }
  // snippet.end

  /// The probability of every token of the vocabulary after a context.
  public func probabilities(after context: some Sequence<Int>) -> [Double] {
    let context = counts.context(after: context)
    return (0..<vocabularySize).map {
      estimates(from: counts.evidence(for: $0, in: context))[order - 1]
    }
  }

  /// How well the model predicts a text.
  ///
  /// Every token but the first is predicted, each from those before it: near
  /// the beginning there are fewer than `order` - 1, and the estimate is that
  /// of the context there is.
  public func perplexity(on text: [Int]) -> Perplexity {
    perplexities(on: text)[order - 1]
  }

  /// The probability that the model gives to each token of a text but the
  /// first, given those before it.
  public func probabilities(of text: [Int]) -> [Double] {
    counts.evidence(along: text).map { estimates(from: $0)[order - 1] }
  }

  /// The perplexity of each order from 1 to that of the model, as if the model
  /// ended there.
  public func perplexities(on text: [Int]) -> [Perplexity] {
    perplexities(along: counts.evidence(along: text))
  }

  /// The same, from what was counted about the tokens of the text.
  func perplexities(along evidence: [[NGramEvidence]]) -> [Perplexity] {
    var perplexities = [Perplexity](repeating: Perplexity(), count: order)
    for token in evidence {
      let p = estimates(from: token)
      for i in 0..<order { perplexities[i].add(probability: p[i]) }
    }
    return perplexities
  }
}
