/// The two ways to cut a text into minibatches, by name.
public enum Sampling: String, CaseIterable, Sendable {
  /// Each minibatch goes on where the one before it ended.
  case sequential
  /// Windows of the text in an order that is shuffled.
  case random
}
