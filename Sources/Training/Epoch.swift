import Foundation
import GradClip
import LanguageModels
import Optimizers
import RNNCell
import Tensors
import TextData

/// What one pass over the training text showed.
public struct EpochResult: Sendable {
  /// Perplexity while training: each minibatch was scored by the weights of
  /// its moment, so this is a running value, not that of one model.
  public let perplexity: Perplexity
  /// The largest norm of the gradients before clipping.
  public let largestNorm: Double
  /// What can be seen beside the loss; the signs of the last minibatch are
  /// there only if it was reached.
  public let signs: VitalSigns
  /// Whether all minibatches were trained on.
  public let isComplete: Bool
}

/// Trains on the minibatches of one epoch, in order.
///
/// - Parameters:
///   - carryingState: whether row i of a minibatch continues row i of the one
///     before it. Then the state is carried over, detached: its values go on,
///     its gradients stop. Otherwise each minibatch starts from zeros.
///   - theta: the radius for gradient clipping, or nil for none.
///   - shouldStop: asked after each minibatch.
/// - Throws: `TrainingError.lossNotFinite`; the model then is the one before
///   the minibatch that failed.
public func trainEpoch(
  _ model: inout some LanguageModel, on minibatches: [Minibatch],
  carryingState: Bool, optimizer: SGD, clippingTo theta: Float?,
  shouldStop: () -> Bool = { false }
) throws -> EpochResult {
  var state = model.initialState(batchSize: minibatches.first?.batchSize ?? 1)
  var perplexity = Perplexity()
  var largestNorm = 0.0
  var signs = SignReader(minibatches)
  for (index, minibatch) in minibatches.enumerated() {
    // The last minibatch may have fewer rows than the others.
    let fresh = model.initialState(batchSize: minibatch.batchSize)
    signs.note(state: carryingState ? state : fresh, before: index)
    // snippet.minibatch
    state = carryingState ? state.detached : fresh
    let logits: Tensor
    (logits, state) = model(minibatch.inputs, state)
    // The scores are ordered by time step, so the targets must be too.
    let targets = minibatch.targets.transposed.indices
    let loss = logits.crossEntropy(targets)
    signs.note(loss, of: logits, targets, in: index)
    loss.backward()
    let norm =
      theta.map { clipGradients(of: model.parameters, to: $0) }
      ?? gradientNorm(of: model.parameters)
    signs.note(normAfterClipping: gradientNorm(of: model.parameters))
    // A finite loss beyond 709 nats has a perplexity that is not finite.
    guard exp(Double(loss.item)).isFinite, norm.isFinite else {
      for parameter in model.parameters { parameter.gradient = nil }
      throw TrainingError.lossNotFinite(loss: loss.item, norm: norm)
    }
    optimizer.step(&model)
    // snippet.end
    // snippet.add
    perplexity.add(meanLoss: Double(loss.item), tokens: targets.count)
    // snippet.end
    largestNorm = max(largestNorm, norm)
    if shouldStop() { break }
  }
  return EpochResult(
    perplexity: perplexity, largestNorm: largestNorm, signs: signs.signs,
    isComplete: perplexity.tokens
      == minibatches.reduce(0) { $0 + $1.tokenCount })
}

/// Why training cannot go on.
public enum TrainingError: Error, CustomStringConvertible {
  /// The loss, its perplexity or the norm of its gradients became infinite or
  /// NaN.
  case lossNotFinite(loss: Float, norm: Double)
  /// The same, with the epoch, counted from 1, in which it happened.
  case diverged(epoch: Int, loss: Float, norm: Double)

  public var description: String {
    switch self {
    case .lossNotFinite(let loss, let norm):
      "The loss is \(loss) nats a token and the norm of its gradients "
        + "\(Float(norm)): training has diverged. Clip the gradients (--clip 1) or lower the learning "
        + "rate."
    case .diverged(let epoch, let loss, let norm):
      "Epoch \(epoch): "
        + Self.lossNotFinite(loss: loss, norm: norm).description
    }
  }
}
