/// Which steps a loss is taken over; it is the mean over their tokens.
public enum LossPart: Sendable {
  case allSteps, lastStep
}
