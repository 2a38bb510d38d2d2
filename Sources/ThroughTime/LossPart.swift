/// Which steps a loss is taken over; it is the mean over their tokens.
public enum LossPart: Sendable {
  /// Every step of a window, as in training.
  case allSteps
  /// The last step alone, so that a gradient has the whole window to cross.
  case lastStep
}
