import LanguageModels
import Optimizers
import TextData

/// All numbers that decide how a model is trained, as a command line or a
/// recipe names them. The defaults are those of the course.
///
///     var plan = TrainingPlan()
///     plan.epochs = 10
///     let record = try train(
///       &model, on: text, heldOut: heldOut, plan: plan, using: &generator)
public struct TrainingPlan: Sendable {
  /// How often the text is read.
  public var epochs = 500
  /// How many sequences are read side by side.
  public var batchSize = 32
  /// How many tokens of each are read before a step along the gradient.
  public var steps = 35
  /// The rule of the steps.
  public var optimizer = OptimizerChoice.sgd
  /// How much the weights shrink beside each step.
  public var weightDecay: Float = 0
  /// How long a step is.
  public var learningRate: Float = 1
  /// How the learning rate changes meanwhile.
  public var schedule = LearningRateSchedule.constant
  /// The radius for gradient clipping, or nil for none.
  public var clip: Float? = 1
  /// How the text is dealt out to the minibatches.
  public var sampling = Sampling.sequential
  /// Held-out perplexity is measured after every so many epochs.
  public var evaluationInterval = 5
  /// Training ends early after so many measurements without gain; nil for
  /// never.
  public var patience: Int?

  /// The plan of chapter 8.
  public init() {}

  /// The sampler that cuts the text into minibatches.
  public var sampler: any MinibatchSampler {
    sampling.sampler(batchSize: batchSize, steps: steps)
  }

  /// The optimiser before the first step.
  public var freshOptimizer: ChosenOptimizer {
    optimizer(learningRate: learningRate, weightDecay: weightDecay)
  }

  /// Whether held-out perplexity is measured after this epoch.
  public func measures(_ epoch: Int) -> Bool {
    isMeasured(epoch, of: epochs, every: evaluationInterval)
  }
}

/// Whether held-out perplexity is measured after an epoch: at intervals, and
/// at both ends.
func isMeasured(_ epoch: Int, of epochs: Int, every interval: Int) -> Bool {
  epoch == 1 || epoch % interval == 0 || epoch == epochs
}

/// Trains by a plan, with the optimiser and on the minibatches that it names.
///
/// The other parameters are those of the function that takes an optimiser and
/// a sampler.
public func train<Model: LanguageModel, Generator: RandomNumberGenerator>(
  _ model: inout Model, on text: some Collection<Int>,
  heldOut: some Collection<Int>, plan: TrainingPlan,
  using generator: inout Generator,
  continuing record: TrainingRecord = TrainingRecord(),
  report: (EpochReport, TrainingSnapshot<Model, ChosenOptimizer, Generator>)
    throws ->
    Void =
    { _, _ in },
  observe: (TrainingEvent) -> Void = { _ in },
  shouldStop: () -> Bool = { false }
) throws -> TrainingRecord {
  var optimizer = plan.freshOptimizer
  return try train(
    &model, on: text, heldOut: heldOut, sampler: plan.sampler,
    optimizer: &optimizer, epochs: plan.epochs, schedule: plan.schedule,
    clippingTo: plan.clip, measuringEvery: plan.evaluationInterval,
    stoppingAfter: plan.patience, using: &generator, continuing: record,
    report: report, observe: observe,
    shouldStop: shouldStop)
}
