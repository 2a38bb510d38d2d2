import LanguageModels
import Museum
import TextData
import Training
import TrainingLogs

/// A training run with a bug, or with none, and its log.
///
///     var run = MuseumRun(model, with: .labels, plan: plan)
///     run.train(on: text, heldOut: heldOut, using: &generator)
///     Diagnosis.all(in: run.log)
///
/// Without a bug it trains what `train` trains, bit by bit, and writes the
/// same log.
public struct MuseumRun<Model: LanguageModel> {
  /// The bug that is built in; nil for a sound run.
  public let bug: TrainingBug?
  /// How the run trains.
  public let plan: TrainingPlan
  /// What the epochs so far measured.
  public private(set) var log = TrainingLog()
  private var workbench: Workbench<Model>

  /// - Parameters:
  ///   - model: a fresh model.
  ///   - bug: nil for a healthy run.
  public init(_ model: Model, with bug: TrainingBug?, plan: TrainingPlan) {
    self.bug = bug
    self.plan = plan
    workbench = Workbench(
      model, with: bug, batchSize: plan.batchSize,
      carryingState: plan.sampler.rowsContinue,
      learningRate: plan.learningRate, clippingTo: plan.clip)
  }

  /// The model as it was trained so far.
  public var model: Model { workbench.trained }

  /// Trains for the epochs of the plan.
  ///
  /// - Throws: `TooShortText`.
  public mutating func train(
    on text: [Int], heldOut: [Int],
    using generator: inout some RandomNumberGenerator
  ) throws {
    let sampler = plan.sampler
    try sampler.requireLength(of: text)
    let unigram = unigramPerplexity(
      of: text, vocabularySize: model.vocabularySize)
    for epoch in 1...plan.epochs {
      let result = workbench.train(
        on: sampler.minibatches(of: text, using: &generator))
      let report = EpochReport(
        epoch: epoch, trainingLoss: result.perplexity.meanLoss,
        heldOutLoss: plan.measures(epoch)
          ? workbench.heldOutLoss(text, heldOut) : nil,
        largestNorm: result.largestNorm, learningRate: plan.learningRate,
        tokens: result.perplexity.tokens)
      var row = TrainingLog.Row(
        report, signs: result.signs, plan: plan,
        vocabulary: model.vocabularySize,
        unigramPerplexity: unigram)
      if bug == .mean {
        row.trainingPerplexity = workbench.trainingPerplexity(of: result)
      }
      log.append(row)
    }
  }
}
