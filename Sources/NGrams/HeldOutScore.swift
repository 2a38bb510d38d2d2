import Basics

/// One row of the table that compares models: how well one of them predicts
/// the held-out text.
///
///     print(HeldOutScore("uniform", perplexity: 28))
public struct HeldOutScore: Equatable, Sendable, CustomStringConvertible {
  /// What the model is, in a few words.
  public let model: String
  /// The perplexity on the held-out text.
  public let perplexity: Double

  /// The score of a model, given what it is.
  public init(_ model: String, perplexity: Double) {
    self.model = model
    self.perplexity = perplexity
  }

  /// The mean number of bits for a token; a token is a character here.
  public var bits: Double { logarithm(perplexity) / logarithm(2) }

  /// The row: the model, its perplexity and its bits for each character.
  public var description: String {
    Self.table.row(model, [perplexity.decimals(2), bits.decimals(2)])
  }

  /// The names of the columns.
  public static var header: String {
    table.row("model", ["perplexity", "bits"])
  }

  private static let table = Table(first: 30, width: 12)
}
