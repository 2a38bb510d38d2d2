/// The bugs of the museum, by the names that the command line knows.
public enum TrainingBug: String, CaseIterable, Sendable {
  case labels, detach, reset, softmax, clip, shift, mean, evaluation

  /// What the bug is, in a few words.
  public var title: String {
    switch self {
    case .labels: "labels not transposed"
    case .detach: "the state is not detached"
    case .reset: "the state is reset at the wrong time"
    case .softmax: "softmax before a loss that takes logits"
    case .clip: "clipping forgets a parameter"
    case .shift: "the target is not shifted"
    case .mean: "a mean of perplexities"
    case .evaluation: "evaluation on the training text"
    }
  }
}
