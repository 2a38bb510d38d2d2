import TextData
import Training

/// Why the page cannot do what was asked; the description is shown there.
public enum LiveError: Error, Equatable, CustomStringConvertible {
  /// There is nothing in the text.
  case emptyText
  /// Nothing is left of the text.
  case noLetters
  /// There is nothing to predict.
  case oneLetter(String)
  /// There are too few characters for a minibatch.
  case tooShort(TooShortText)
  /// A number that cannot be used.
  case badNumber(_ name: String, _ expected: String, _ found: String)
  /// The model would take too much memory.
  case tooLarge(megabytes: Int, limit: Int)
  /// The loss is no longer a number.
  case diverged(loss: Float, norm: Double)
  /// What is to be continued cannot be read.
  case badPrefix(TextError)

  public var description: String {
    switch self {
    case .emptyText:
      "There is no text: paste one, or choose a file."
    case .noLetters:
      "The text has no letters A-Z, and this page keeps only these: take a text "
        + "in Latin letters. The programs of the course read all scripts."
    case .oneLetter(let letter):
      "The text has no letter but “\(letter)”, so there is nothing to learn: "
        + "take a text with words."
    case .tooShort(let error):
      error.description
    case .badNumber(let name, let expected, let found):
      "The \(name) must be \(expected), but it is \(found)."
    case .tooLarge(let megabytes, let limit):
      "This model would take about \(megabytes) MB, more than the \(limit) MB "
        + "that this page allows itself: take fewer hidden units, steps or "
        + "sequences."
    case .diverged(let loss, let norm):
      "Training has diverged: the loss is \(loss) nats a character, and the "
        + "norm of its gradients \(Float(norm)). Switch clipping on or lower the "
        + "learning rate, and begin anew."
    case .badPrefix(let error):
      error.description
    }
  }
}
