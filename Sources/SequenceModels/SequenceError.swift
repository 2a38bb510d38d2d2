/// Why a series cannot be learnt from or predicted.
public enum SequenceError: Error, Equatable, CustomStringConvertible {
  /// A prediction needs at least one past value.
  case noPastValues(tau: Int)
  /// A prediction reaches at least one step ahead.
  case noStepsAhead(k: Int)
  /// There are fewer values than one prediction takes.
  case seriesTooShort(count: Int, tau: Int, k: Int)
  /// Predictions cannot start after this time.
  case cannotStart(after: Int, tau: Int, count: Int)
  /// Training or validation would have no examples.
  case emptyPart(training: Int, examples: Int)
  /// The loss became infinite or NaN in this epoch, counted from 1.
  case diverged(epoch: Int)

  public var description: String {
    switch self {
    case .noPastValues(let tau):
      "A prediction from \(tau) past values is not possible; let tau be 1 or "
        + "more."
    case .noStepsAhead(let k):
      "A prediction \(k) steps ahead is none; let k be 1 or more."
    case .seriesTooShort(let count, let tau, let k):
      "The series is too short: to look \(tau) back and \(k) ahead takes "
        + "\(tau) + \(k) values, and it has \(count). Take a longer series, a "
        + "smaller tau or fewer steps."
    case .cannotStart(let time, let tau, let count):
      "Predictions cannot start after time \(time): the \(tau) values before "
        + "must lie in the series, at 1 to \(count). Start at \(tau) or later, "
        + "and not after \(count)."
    case .emptyPart(let training, let examples):
      "Training on \(training) of \(examples) examples leaves training or "
        + "validation without any. Take a number above 0 and below "
        + "\(examples), or a longer series."
    case .diverged(let epoch):
      "Epoch \(epoch): the mean squared error is no longer finite, training "
        + "has diverged. Lower the learning rate."
    }
  }
}
