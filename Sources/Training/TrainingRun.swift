import Basics
import LanguageModels
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

  /// Whether held-out perplexity is measured after this epoch: at intervals,
  /// and at both ends.
  public func measures(_ epoch: Int) -> Bool {
    epoch == 1 || epoch % evaluationInterval == 0 || epoch == epochs
  }
}

/// Trains a model for the epochs of a plan.
///
/// A run that was stopped goes on as if it had not been, bit by bit, if the
/// model, the generator and the record are those of its last complete epoch.
///
/// - Parameters:
///   - text: the indices to learn from.
///   - heldOut: indices that are only measured on; may be empty.
///   - record: the epochs that the model has been trained for already.
///   - report: called after each epoch with the model and the generator as
///     they then are. An error that it throws ends the run.
///   - shouldStop: asked after each minibatch; true ends the run there.
/// - Throws: `TooShortText` before training, `TrainingError` while it runs.
public func train<Model: LanguageModel, Generator: RandomNumberGenerator>(
  _ model: inout Model, on text: [Int], heldOut: [Int], plan: TrainingPlan,
  using generator: inout Generator,
  continuing record: TrainingRecord = TrainingRecord(),
  report: (EpochReport, Model, Generator) throws -> Void = { _, _, _ in },
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
  var record = record
  record.wasStopped = false
  while record.epochs.count < plan.epochs {
    let epoch = record.epochs.count + 1
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
    let isMeasured = heldOut.count > 1 && (plan.measures(epoch) || isStopped)
    // snippet.measure
    let heldOutLoss = isMeasured ? model.perplexity(on: heldOut).meanLoss : nil
    // snippet.end
    let epochReport = EpochReport(
      epoch: epoch, trainingLoss: result.perplexity.meanLoss,
      heldOutLoss: heldOutLoss,
      largestNorm: result.largestNorm, signs: result.signs,
      tokens: result.perplexity.tokens, isComplete: result.isComplete,
      seconds: seconds)
    record.epochs.append(epochReport)
    try report(epochReport, model, generator)
    if isStopped {
      record.wasStopped = !result.isComplete || epoch < plan.epochs
      break
    }
  }
  return record
}
