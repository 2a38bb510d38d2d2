import Basics
import GradClip
import LanguageModels
import Optimizers
import Tensors
import TextData

/// What one pass over the training text showed.
public struct EpochResult: Sendable {
  /// Perplexity while training: each minibatch was scored by the weights of
  /// its moment, so this is a running value, not that of one model.
  public let perplexity: Perplexity
  /// The largest norm of the gradients before clipping.
  public let largestNorm: Double
  /// The learning rate of the last step.
  public let learningRate: Float
  /// Whether all minibatches were trained on.
  public let isComplete: Bool

  /// What was seen.
  public init(
    perplexity: Perplexity, largestNorm: Double, learningRate: Float,
    isComplete: Bool
  ) {
    (self.perplexity, self.largestNorm) = (perplexity, largestNorm)
    (self.learningRate, self.isComplete) = (learningRate, isComplete)
  }
}

/// Trains on the minibatches of one epoch, in order.
///
/// - Parameters:
///   - carryingState: whether row i of a minibatch continues row i of the one
///     before it. Then the state is carried over, detached: its values go on,
///     its gradients stop. Otherwise each minibatch starts from zeros.
///   - theta: the radius for gradient clipping, or nil for none.
///   - epoch: which pass over the text it is, counted from 1.
///   - factor: what the learning rate of the optimiser is multiplied with at
///     each moment; afterwards it is as it was.
///   - observe: called twice for each minibatch, see `TrainingEvent`.
///   - shouldStop: asked after each minibatch.
/// - Throws: `TrainingError.lossNotFinite`; the model then is the one before
///   the minibatch that failed.
public func trainEpoch(
  _ model: inout some LanguageModel,
  on minibatches: some RandomAccessCollection<Minibatch>,
  carryingState: Bool, optimizer: inout some Optimizer,
  clippingTo theta: Float?, epoch: Int = 1,
  learningRateFactor factor: (TrainingMoment) -> Float = { _ in 1 },
  observe: (TrainingEvent) -> Void = { _ in },
  shouldStop: () -> Bool = { false }
) throws(TrainingError) -> EpochResult {
  let fullRate = optimizer.learningRate
  defer { optimizer.learningRate = fullRate }
  var state = model.initialState(batchSize: minibatches.first?.batchSize ?? 1)
  var perplexity = Perplexity()
  var largestNorm = 0.0
  var read = 0
  for (index, minibatch) in minibatches.enumerated() {
    let now = TrainingMoment(epoch: epoch, index: index, of: minibatches.count)
    // The last minibatch may have fewer rows than the others.
    let fresh = model.initialState(batchSize: minibatch.batchSize)
    // snippet.forward
    let start = carryingState ? state.detached : fresh
    let logits: Tensor
    (logits, state) = model.trainingPass(
      minibatch.inputs, start, step: now.step)
    // The scores are ordered by time step, so the targets must be too.
    let targets = minibatch.targets.transposed.indices
    let loss = logits.crossEntropy(targets)
    // snippet.end
    observe(
      .scored(
        ScoredMinibatch(
          minibatch, index: index, of: minibatches.count, from: start,
          logits: logits, targets: targets, loss: loss)))
    // snippet.backward
    loss.backward()
    let norm =
      theta.map { clipGradients(of: model.parameters, to: $0) }
      ?? gradientNorm(of: model.parameters)
    // snippet.end
    observe(.clipped(model.parameters))
    // snippet.step
    // A finite loss beyond 709 nats has a perplexity that is not finite.
    guard exponential(Double(loss.item)).isFinite, norm.isFinite else {
      for parameter in model.parameters { parameter.gradient = nil }
      throw TrainingError.lossNotFinite(loss: loss.item, norm: norm)
    }
    optimizer.learningRate = fullRate * factor(now)
    optimizer.step(&model)
    // snippet.end
    // snippet.add
    perplexity.add(meanLoss: Double(loss.item), tokens: targets.count)
    // snippet.end
    largestNorm = max(largestNorm, norm)
    read += 1
    if shouldStop() { break }
  }
  return EpochResult(
    perplexity: perplexity, largestNorm: largestNorm,
    learningRate: optimizer.learningRate,
    isComplete: read == minibatches.count)
}
