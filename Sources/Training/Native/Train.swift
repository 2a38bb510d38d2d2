import Basics
import LanguageModels
import Optimizers
import Tensors
import TextData

/// All that changes while a model is trained, as it is after an epoch.
///
/// With the record of the epochs, it is what a run needs to go on.
public struct TrainingSnapshot<Model, Rule, Generator> {
  /// The model with the weights of now.
  public let model: Model
  /// The optimiser with all that it remembers.
  public let optimizer: Rule
  /// The generator, about to draw the next number.
  public let generator: Generator
  /// Whether this epoch did best on the held-out text so far: then the weights
  /// of now are those to keep.
  public let isBest: Bool
}

/// Trains a model, epoch after epoch.
///
/// A run that was stopped goes on as if it had not been, bit by bit, if model,
/// optimiser, generator and record are those of its last complete epoch.
///
/// - Parameters:
///   - text: the indices to learn from.
///   - heldOut: indices that are only measured on; may be empty.
///   - sampler: cuts the text into minibatches, anew for each epoch.
///   - optimizer: the rule by which the parameters follow their gradients.
///   - schedule: how the learning rate changes.
///   - theta: the radius for gradient clipping, or nil for none.
///   - interval: held-out perplexity is measured after every so many epochs.
///   - trainer: how the minibatches of an epoch are trained on.
///   - patience: training ends early when so many measurements of the held-out
///     text in a row have brought nothing better; nil for never.
///   - record: the epochs that the model has been trained for already.
///   - report: called after each epoch with all as it then is. An error that it
///     throws ends the run.
///   - observe: is shown what becomes of each minibatch.
///   - shouldStop: asked after each minibatch; true ends the run there.
/// - Throws: `TooShortText` before training, `TrainingError` while it runs.
public func train<
  Model: LanguageModel, Rule: Optimizer, Generator: RandomNumberGenerator
>(
  _ model: inout Model, on text: some Collection<Int>,
  heldOut: some Collection<Int> = [Int](),
  sampler: some MinibatchSampler, optimizer: inout Rule, epochs: Int,
  schedule: LearningRateSchedule = .constant, clippingTo theta: Float? = 1,
  by trainer: any EpochTrainer = WholeMinibatches(),
  measuringEvery interval: Int = 5, stoppingAfter patience: Int? = nil,
  using generator: inout Generator,
  continuing record: TrainingRecord = TrainingRecord(),
  report: (EpochReport, TrainingSnapshot<Model, Rule, Generator>) throws ->
    Void =
    { _, _ in },
  observe: (TrainingEvent) -> Void = { _ in },
  shouldStop: () -> Bool = { false }
) throws -> TrainingRecord {
  require(
    epochs > 0 && interval > 0,
    "training: the number of epochs and the evaluation interval must be at "
      + "least 1, but they are \(epochs) and \(interval)")
  let (text, heldOut) = (TokenIndices(text), TokenIndices(heldOut))
  try sampler.requireLength(of: text)
  let clock = ContinuousClock()
  var record = record
  record.wasStopped = false
  // snippet.train
  while record.epochs.count < epochs && !record.wasStopped
    && record.measurementsWithoutGain < patience ?? .max
  {
    let epoch = record.epochs.count + 1
    let start = clock.now
    let result: EpochResult
    do {
      result = try trainer.trainEpoch(
        &model, on: sampler.minibatches(of: text, using: &generator),
        carryingState: sampler.rowsContinue, optimizer: &optimizer,
        clippingTo: theta, epoch: epoch,
        learningRateFactor: { schedule.factor(at: $0, after: record) },
        observe: observe, shouldStop: shouldStop)
    } catch TrainingError.lossNotFinite(let loss, let norm) {
      throw TrainingError.diverged(
        epoch: epoch, loss: loss, norm: norm, best: record.bestTraining)
    }
    let seconds = (clock.now - start) / .seconds(1)
    let isOver = !result.isComplete || shouldStop()
    record.wasStopped = !result.isComplete || isOver && epoch < epochs
    let heldOutLoss =
      heldOut.count > 1
        && (isOver || isMeasured(epoch, of: epochs, every: interval))
      ? model.perplexity(on: heldOut).meanLoss : nil
    record.epochs.append(
      EpochReport(
        epoch: epoch, trainingLoss: result.perplexity.meanLoss,
        heldOutLoss: heldOutLoss, largestNorm: result.largestNorm,
        learningRate: result.learningRate, tokens: result.perplexity.tokens,
        isComplete: result.isComplete,
        seconds: seconds))
    try report(
      record.epochs.last!,
      TrainingSnapshot(
        model: model, optimizer: optimizer, generator: generator,
        // A measurement that is only made because the run ends does not count.
        isBest: record.best?.epoch == epoch
          && isMeasured(epoch, of: epochs, every: interval)))
  }
  // snippet.end
  return record
}
