/// The two ways to cut a text into minibatches, by name.
public enum Sampling: String, CaseIterable, Sendable {
  /// Each minibatch goes on where the one before it ended.
  case sequential
  /// Windows of the text in an order that is shuffled.
  case random

  /// The sampler of this name.
  ///
  ///     let sampler = Sampling.sequential.sampler(batchSize: 32, steps: 35)
  public func sampler(batchSize: Int, steps: Int) -> any MinibatchSampler {
    switch self {
    case .sequential: SequentialSampler(batchSize: batchSize, steps: steps)
    case .random: RandomSampler(batchSize: batchSize, steps: steps)
    }
  }
}
