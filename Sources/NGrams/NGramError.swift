/// What can be wrong with a text to count or with a model of its counts; the
/// description says it.
public enum NGramError: Error, Equatable, CustomStringConvertible {
  /// The text has no token, or only one, which nothing follows.
  case tooShort(tokens: Int)
  /// The number of tokens of an n-gram is not positive.
  case order(Int)
  /// A smoothing weight is negative, infinite or not a number.
  case smoothing(Double)
  /// There are too few ranks to lay a line through.
  case tooFewRanks(ClosedRange<Int>, available: Int)

  public var description: String {
    switch self {
    case .tooShort(let tokens):
      "The text has \(tokens == 0 ? "no tokens" : "1 token"), and an n-gram "
        + "model learns which token follows which: take a text of at least 2."
    case .order(let order):
      "There are no n-grams of order \(order): take 1 for single tokens, 2 for "
        + "pairs, and so on."
    case .smoothing(let weight):
      "The smoothing weight \(weight) is not a finite number of 0 or more: "
        + "take 0 for none, or a positive number such as 1."
    case .tooFewRanks(let ranks, let available):
      "A line through the ranks \(ranks.lowerBound) to \(ranks.upperBound) "
        + "needs two of them, and the text has \(available): take a longer "
        + "text or other ranks."
    }
  }
}
