import Basics
import Layers
import Optimizers
import SequenceModels
import Tensors
import Testing

@Suite struct TrainingTests {
  private func trained(
    seed: UInt64 = 1, sigma: Double = 0.2, rate: Float = 0.01, epochs: Int = 4
  ) throws -> (
    model: AutoregressiveModel, losses: [EpochLoss], training: Examples,
    validation: Examples
  ) {
    var generator = SplitMix64(seed: seed)
    let series = TimeSeries.noisySine(
      count: 400, omega: 0.05, sigma: sigma, using: &generator)
    let (training, validation) = try series.examples(tau: 4)
      .split(trainingOn: 250)
    var model = try AutoregressiveModel(
      tau: 4, hiddenUnits: 32, using: &generator)
    var adam = Adam(learningRate: rate)
    let losses = try model.train(
      on: training, validatingOn: validation, epochs: epochs, batchSize: 20,
      optimizer: &adam, using: &generator)
    return (model, losses, training, validation)
  }

  @Test("the losses are the mean squared errors of the weights after the epoch")
  func losses() throws {
    let (model, losses, training, validation) = try trained()
    #expect(losses.count == 4)
    for (loss, examples) in [
      (losses[3].training, training), (losses[3].validation, validation),
    ] {
      let predictions = model(examples.features).elements
      let sum = zip(predictions, examples.labels.elements).reduce(0.0) {
        let error = Double($1.0) - Double($1.1)
        return $0 + error * error
      }
      #expect(abs(loss - sum / Double(examples.count)) < 1e-7)
    }
  }

  @Test("a clean sine is learnt; a noisy one not below its noise")
  func floor() throws {
    let clean = try trained(sigma: 0, epochs: 20).losses
    #expect(clean.last!.validation < 0.003)
    #expect(clean.last!.validation < clean[0].validation)
    let noisy = try trained(sigma: 0.2, epochs: 20).losses
    // The noise of 146 points has a variance of 0.04, give or take 0.005.
    #expect(noisy.last!.validation > 0.04)
    #expect(noisy.last!.validation < 0.08)
  }

  @Test("the same seed gives the same weights, another seed others")
  func determinism() throws {
    let first = try trained().model.parameters
    #expect(try trained().model.parameters == first)
    #expect(try trained(seed: 2).model.parameters != first)
  }

  @Test(
    "an absurd learning rate ends in an error, not in numbers that are none")
  func divergence() {
    #expect(throws: SequenceError.diverged(epoch: 1)) {
      try trained(rate: 1e30)
    }
  }

  @Test("a model needs at least one past value")
  func tau() {
    var generator = SplitMix64(seed: 1)
    #expect(throws: SequenceError.noPastValues(tau: 0)) {
      try AutoregressiveModel(tau: 0, hiddenUnits: 8, using: &generator)
    }
  }
}
