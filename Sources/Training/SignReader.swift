import GradClip
import Tensors
import TextData

/// Reads the vital signs of each epoch while it goes on.
///
///     var reader = SignReader()
///     try train(&model, ...) { report, _ in
///       print(report.epoch, reader.signs)
///     } observe: {
///       reader.note($0)
///     }
public struct SignReader {
  /// The signs of the present epoch, or of the last one if it is over.
  public private(set) var signs = VitalSigns()

  /// A reader before the first epoch.
  public init() {}

  /// Takes in what the training loop shows.
  public mutating func note(_ event: TrainingEvent) {
    switch event {
    case .scored(let scored):
      if scored.index == 0 { noteFirst(scored) }
      if scored.index == scored.count - 1 { noteLast(scored) }
    case .clipped(let parameters):
      signs.largestClippedNorm = max(
        signs.largestClippedNorm, gradientNorm(of: parameters))
    }
  }

  private mutating func noteFirst(_ scored: ScoredMinibatch) {
    signs = VitalSigns()
    signs.minibatches = scored.count
    signs.firstStateNorm = norm(of: scored.start)
    signs.firstGraphSize = scored.loss.graphSize
  }

  /// The Euclidean norm of a state, all its numbers together; 0 before anything
  /// was read.
  private func norm(of state: [Tensor]) -> Double {
    state.reduce(0) { $0 + $1.sumOfSquares }.squareRoot()
  }

  private mutating func noteLast(_ scored: ScoredMinibatch) {
    signs.lastStateNorm = norm(of: scored.start)
    signs.graphSize = scored.loss.graphSize
    // A thousand rows show what the model predicts, and in which range.
    let logits = scored.logits
    let seen = logits.detached[0..<min(1024, logits.shape[0])]
    let scores = seen.elements.prefix(4096)
    signs.smallestScore = scores.min() ?? 0
    signs.largestScore = scores.max() ?? 0
    var counts = [Int](repeating: 0, count: logits.shape[1])
    for prediction in seen.argmax() { counts[prediction] += 1 }
    signs.commonestPrediction =
      Double(counts.max() ?? 0) / Double(max(1, seen.shape[0]))
    // The token of step t + 1 is the target of step t.
    let inputs = scored.minibatch.inputs
    let following = inputs.transposed.indices.dropFirst(
      scored.minibatch.batchSize)
    let hits = zip(following, scored.targets).count { $0 == $1 }
    signs.targetsInPlace =
      following.isEmpty ? 1 : Double(hits) / Double(following.count)
  }
}
