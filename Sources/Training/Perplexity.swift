import Foundation

/// Adds up cross-entropy over tokens.
///
/// Perplexity is exp(total loss / total tokens): the exponential of the mean
/// over tokens, not a mean of exponentials over minibatches.
public struct Perplexity: Sendable, Equatable {
  /// The sum of -log p over all tokens, in nats.
  public private(set) var totalLoss = 0.0
  public private(set) var tokens = 0

  public init() {}

  // snippet.perplexity
  /// Adds a minibatch, from its mean loss per token.
  public mutating func add(meanLoss: Double, tokens: Int) {
    totalLoss += meanLoss * Double(tokens)
    self.tokens += tokens
  }

  /// The mean cross-entropy per token, in nats.
  public var meanLoss: Double { totalLoss / Double(tokens) }

  /// exp(mean loss): 1 for a perfect model, the size of the vocabulary for one
  /// that finds all tokens equally likely.
  public var value: Double { exp(meanLoss) }
  // snippet.end

  /// log₂ of the perplexity.
  public var bitsPerToken: Double { meanLoss / log(2) }
}
