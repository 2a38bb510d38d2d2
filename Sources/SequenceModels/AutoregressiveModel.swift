import Layers
import Optimizers
import Tensors

/// A multilayer perceptron that reads the last τ values and predicts the next.
public struct AutoregressiveModel: Forecaster, Trainable {
  public let tau: Int
  /// The network that looks at the last values.
  public var network: MultilayerPerceptron

  /// A model with weights drawn by Xavier's rule.
  ///
  /// - Throws: `noPastValues` if `tau` is not positive.
  public init(
    tau: Int, hiddenUnits: Int,
    using generator: inout some RandomNumberGenerator
  ) throws(SequenceError) {
    guard tau >= 1 else { throw .noPastValues(tau: tau) }
    self.tau = tau
    network = MultilayerPerceptron(
      inputs: tau, hiddenUnits: hiddenUnits, outputs: 1, using: &generator)
  }

  public func callAsFunction(_ features: Tensor) -> Tensor {
    network(features)
  }

  public mutating func visitParameters(_ visit: ParameterVisitor) {
    network.visitParameters(visit)
  }
}

/// How good a model was after an epoch, in mean squared error per point.
public struct EpochLoss: Equatable, Sendable {
  /// On the examples that the model learns from.
  public let training: Double
  /// On those that it has not seen.
  public let validation: Double
}

extension AutoregressiveModel {
  // snippet.epoch
  /// Learns from each example once, in a new random order.
  public mutating func trainEpoch(
    on examples: Examples, batchSize: Int, optimizer: inout some Optimizer,
    using generator: inout some RandomNumberGenerator
  ) {
    let minibatches = examples.minibatches(ofSize: batchSize, using: &generator)
    for minibatch in minibatches {
      let predictions = self(minibatch.features)  // (batch, 1)
      predictions.meanSquaredError(minibatch.labels).backward()
      optimizer.step(&self)
    }
  }
  // snippet.end

  /// Trains, and measures the model after each epoch with fixed weights.
  ///
  /// - Throws: `diverged` once an error is infinite or NaN.
  public mutating func train(
    on training: Examples, validatingOn validation: Examples, epochs: Int,
    batchSize: Int, optimizer: inout some Optimizer,
    using generator: inout some RandomNumberGenerator
  ) throws(SequenceError) -> [EpochLoss] {
    var losses: [EpochLoss] = []
    for epoch in 0..<epochs {
      trainEpoch(
        on: training, batchSize: batchSize, optimizer: &optimizer,
        using: &generator)
      let loss = EpochLoss(
        training: meanSquaredError(on: training),
        validation: meanSquaredError(on: validation))
      guard loss.training.isFinite, loss.validation.isFinite else {
        throw .diverged(epoch: epoch + 1)
      }
      losses.append(loss)
    }
    return losses
  }
}
