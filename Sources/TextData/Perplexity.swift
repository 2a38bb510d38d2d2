import Basics

/// How unsure a model is about the tokens of a text: the geometric mean of
/// 1 / p over the tokens, where p is what the model gave to each.
///
///     var perplexity = Perplexity()
///     perplexity.add(probability: 1 / 2)
///     perplexity.add(probability: 1 / 8)
///     perplexity.value  // 4
///
/// It is exp(total loss / total tokens): the exponential of the mean over
/// tokens, not a mean of exponentials over minibatches.
public struct Perplexity: Sendable, Equatable {
  /// The sum of -log p over all tokens, in nats.
  public private(set) var totalLoss = 0.0
  /// How many tokens were added.
  public private(set) var tokens = 0

  /// Of no tokens yet.
  public init() {}

  // snippet.perplexity
  /// Adds a token, from the probability that the model gave to it.
  public mutating func add(probability: Double) {
    add(meanLoss: -logarithm(probability), tokens: 1)
  }

  /// Adds several tokens, from their mean of -log p.
  public mutating func add(meanLoss: Double, tokens: Int) {
    totalLoss += meanLoss * Double(tokens)
    self.tokens += tokens
  }

  /// The mean of -log p over all tokens, in nats: the cross-entropy.
  public var meanLoss: Double { totalLoss / Double(tokens) }

  /// exp(mean loss): 1 for a perfect model, the size of the vocabulary for one
  /// that finds all tokens equally likely.
  public var value: Double { exponential(meanLoss) }

  /// The mean of -log₂ p: the logarithm of the perplexity to base 2.
  public var bitsPerToken: Double { meanLoss / logarithm(2) }
  // snippet.end
}
