import LanguageModels
import Optimizers
import TextData

/// A way to train on the minibatches of an epoch.
public protocol EpochTrainer {
  /// Trains on the minibatches of one epoch, in order, as the function
  /// `trainEpoch` does, whose parameters these are.
  func trainEpoch<Model: LanguageModel>(
    _ model: inout Model,
    on minibatches: some RandomAccessCollection<Minibatch>,
    carryingState: Bool, optimizer: inout some Optimizer,
    clippingTo theta: Float?, epoch: Int,
    learningRateFactor factor: (TrainingMoment) -> Float,
    observe: (TrainingEvent) -> Void, shouldStop: () -> Bool
  ) throws(TrainingError) -> EpochResult
}

/// Each minibatch as a whole, by this process alone.
public struct WholeMinibatches: EpochTrainer {
  /// The usual way.
  public init() {}

  public func trainEpoch<Model: LanguageModel>(
    _ model: inout Model,
    on minibatches: some RandomAccessCollection<Minibatch>,
    carryingState: Bool, optimizer: inout some Optimizer,
    clippingTo theta: Float?, epoch: Int,
    learningRateFactor factor: (TrainingMoment) -> Float,
    observe: (TrainingEvent) -> Void, shouldStop: () -> Bool
  ) throws(TrainingError) -> EpochResult {
    try Training.trainEpoch(
      &model, on: minibatches, carryingState: carryingState,
      optimizer: &optimizer, clippingTo: theta, epoch: epoch,
      learningRateFactor: factor, observe: observe, shouldStop: shouldStop)
  }
}
