import Optimizers
import RNNCell
import Tensors
import TextData

/// How a model is trained. The defaults are those of the course.
public struct TrainingPlan: Sendable {
  public var epochs = 500
  public var batchSize = 32
  public var steps = 35
  public var learningRate: Float = 1
  /// The radius for gradient clipping, or nil for none.
  public var clip: Float? = 1
  public var sampling = Sampling.sequential
  /// Held-out perplexity is measured after every so many epochs.
  public var evaluationInterval = 5

  public init() {}

  /// The sampler that cuts the text into minibatches.
  public var sampler: any MinibatchSampler {
    sampling.sampler(batchSize: batchSize, steps: steps)
  }
}

/// One epoch of a training run, as it is reported.
public struct EpochReport: Sendable {
  /// Counted from 1.
  public let epoch: Int
  /// Perplexity on the training text, measured while training.
  public let training: Double
  /// Perplexity on the held-out text with the weights at the end of the
  /// epoch, when it was measured.
  public let heldOut: Double?
  /// The largest norm of the gradients before clipping.
  public let largestNorm: Double
  public let tokens: Int
  /// The time spent training, without the time for measuring.
  public let seconds: Double
}

/// All epochs of a training run.
public struct TrainingRecord: Sendable {
  public internal(set) var epochs: [EpochReport] = []
  /// Whether the run was stopped before its last epoch was complete.
  public internal(set) var wasStopped = false

  /// Trained tokens per second: the median over the epochs, without the first
  /// when there are others.
  public var tokensPerSecond: Double {
    let rates = epochs.dropFirst(epochs.count > 1 ? 1 : 0)
      .map { Double($0.tokens) / $0.seconds }.sorted()
    return rates.isEmpty ? 0 : rates[rates.count / 2]
  }

  /// The epoch with the lowest held-out perplexity, the first of several.
  public var best: EpochReport? {
    epochs.filter { $0.heldOut != nil }
      .min { ($0.heldOut!, $0.epoch) < ($1.heldOut!, $1.epoch) }
  }
}

/// Trains a model for the epochs of a plan.
///
/// - Parameters:
///   - text: the indices to learn from.
///   - heldOut: indices that are only measured on; may be empty.
///   - report: called after each epoch with the model as it then is.
///   - shouldStop: asked after each minibatch; true ends the run there.
/// - Throws: `TooShortText` before training, `TrainingError` while it runs.
public func train<Model: LanguageModel>(
  _ model: inout Model, on text: [Int], heldOut: [Int], plan: TrainingPlan,
  using generator: inout some RandomNumberGenerator,
  report: (EpochReport, Model) -> Void = { _, _ in },
  shouldStop: () -> Bool = { false }
) throws -> TrainingRecord {
  require(
    plan.epochs > 0 && plan.evaluationInterval > 0,
    "training: the number of epochs and the evaluation interval must be at "
      + "least 1, but they are \(plan.epochs) and \(plan.evaluationInterval)")
  let sampler = plan.sampler
  try sampler.requireLength(of: text)
  let optimizer = SGD(learningRate: plan.learningRate)
  let clock = ContinuousClock()
  var record = TrainingRecord()
  for epoch in 1...plan.epochs {
    let start = clock.now
    let result: EpochResult
    do {
      result = try trainEpoch(
        &model, on: sampler.minibatches(of: text, using: &generator),
        carryingState: sampler.rowsContinue, optimizer: optimizer,
        clippingTo: plan.clip, shouldStop: shouldStop)
    } catch TrainingError.lossNotFinite(let loss, let norm) {
      throw TrainingError.diverged(epoch: epoch, loss: loss, norm: norm)
    }
    let seconds = (clock.now - start) / .seconds(1)
    let isStopped = !result.isComplete || shouldStop()
    let isMeasured =
      heldOut.count > 1
      && (epoch == 1 || epoch % plan.evaluationInterval == 0
        || epoch == plan.epochs || isStopped)
    let epochReport = EpochReport(
      epoch: epoch, training: result.perplexity.value,
      heldOut: isMeasured ? model.perplexity(on: heldOut).value : nil,
      largestNorm: result.largestNorm, tokens: result.perplexity.tokens,
      seconds: seconds)
    record.epochs.append(epochReport)
    report(epochReport, model)
    if isStopped {
      record.wasStopped = !result.isComplete || epoch < plan.epochs
      break
    }
  }
  return record
}
