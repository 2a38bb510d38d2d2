import LanguageModels
import RNNCell
import Tensors
import TextData

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
  public var graphSize = 0
  /// The norm of the state with which the first minibatch began, and the last.
  public var firstStateNorm = 0.0
  public var lastStateNorm = 0.0
  /// The range of the scores, in the first rows of the last minibatch: within
  /// 0 ... 1 if they are probabilities already.
  public var smallestScore: Float = 0
  public var largestScore: Float = 0
  /// How often the most frequent prediction is made, as a share of all in the
  /// last minibatch.
  public var commonestPrediction = 0.0
  /// The share of the targets in the last minibatch that are what the model
  /// reads next: 1 if scores and targets belong together; 1 also if a sequence
  /// has a single step.
  public var targetsInPlace = 1.0

  public init() {}
}

/// Reads the signs of one epoch while it goes on.
package struct SignReader {
  package private(set) var signs = VitalSigns()
  private let last: Minibatch?
  private let lastIndex: Int

  package init(_ minibatches: [Minibatch]) {
    signs.minibatches = minibatches.count
    last = minibatches.last
    lastIndex = minibatches.count - 1
  }

  package mutating func note(state: some RecurrentState, before index: Int) {
    if index == 0 { signs.firstStateNorm = state.norm }
    if index == lastIndex { signs.lastStateNorm = state.norm }
  }

  package mutating func note(normAfterClipping norm: Double) {
    signs.largestClippedNorm = max(signs.largestClippedNorm, norm)
  }

  /// - Parameters:
  ///   - logits: the scores, (steps × batch, vocabulary).
  ///   - targets: what they were compared with.
  package mutating func note(
    _ loss: Tensor, of logits: Tensor, _ targets: [Int], in index: Int
  ) {
    if index == 0 { signs.firstGraphSize = loss.graphSize }
    guard index == lastIndex, let last else { return }
    signs.graphSize = loss.graphSize
    // A thousand rows show what the model predicts, and in which range.
    let seen = logits.detached[0..<min(1024, logits.shape[0])]
    let scores = seen.elements.prefix(4096)
    signs.smallestScore = scores.min() ?? 0
    signs.largestScore = scores.max() ?? 0
    var counts = [Int](repeating: 0, count: logits.shape[1])
    for prediction in seen.argmax() { counts[prediction] += 1 }
    signs.commonestPrediction =
      Double(counts.max() ?? 0) / Double(max(1, seen.shape[0]))
    // The token of step t + 1 is the target of step t.
    let following = last.inputs.transposed.indices.dropFirst(last.batchSize)
    let hits = zip(following, targets).count { $0 == $1 }
    signs.targetsInPlace =
      following.isEmpty ? 1 : Double(hits) / Double(following.count)
  }
}
