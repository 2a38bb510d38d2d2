extension Sampling {
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
