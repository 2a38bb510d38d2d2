/// What can be seen of an epoch beside its loss, and what tells one mistake in
/// a training loop from another.
///
/// The first and the last minibatch stand for all, so that it costs little.
public struct VitalSigns: Equatable, Sendable {
  /// The largest norm of the gradients with which a step was taken.
  public var largestClippedNorm = 0.0
  /// The number of minibatches.
  public var minibatches = 0
  /// The operations that the first loss depends on, and the last. They grow
  /// from minibatch to minibatch if the state is not detached.
  public var firstGraphSize = 0
  /// The operations that the last loss depends on.
  public var graphSize = 0
  /// The norm of the state with which the first minibatch began, and the last.
  public var firstStateNorm = 0.0
  /// The norm of the state with which the last minibatch began.
  public var lastStateNorm = 0.0
  /// The range of the scores, in the first rows of the last minibatch: within
  /// 0 ... 1 if they are probabilities already.
  public var smallestScore: Float = 0
  /// The upper end of that range.
  public var largestScore: Float = 0
  /// How often the most frequent prediction is made, as a share of all in the
  /// last minibatch.
  public var commonestPrediction = 0.0
  /// The share of the targets in the last minibatch that are what the model
  /// reads next: 1 if scores and targets belong together; 1 also if a sequence
  /// has a single step.
  public var targetsInPlace = 1.0

  /// The signs before the first minibatch.
  public init() {}
}
