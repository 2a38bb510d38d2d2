import Basics
import Foundation

/// One row of the table that compares models: how well one of them predicts
/// the held-out text.
///
///     print(HeldOutScore("uniform", perplexity: 28))
public struct HeldOutScore: Equatable, Sendable, CustomStringConvertible {
  /// What the model is, in a few words.
  public let model: String
  public let perplexity: Double

  public init(_ model: String, perplexity: Double) {
    self.model = model
    self.perplexity = perplexity
  }

  /// The mean number of bits for a token; a token is a character here.
  public var bits: Double { log2(perplexity) }

  /// The row: the model, its perplexity and its bits for each character.
  public var description: String {
    Self.row(model, perplexity.decimals(2), bits.decimals(2))
  }

  /// The names of the columns.
  public static var header: String { row("model", "perplexity", "bits") }

  private static func row(_ columns: String...) -> String {
    func spaces(_ count: Int) -> String {
      String(repeating: " ", count: max(0, count))
    }
    return columns[0] + spaces(30 - columns[0].count)
      + columns.dropFirst().map { spaces(12 - $0.count) + $0 }.joined()
  }
}
