import Basics
import LanguageModels
import Optimizers
import Predict
import Tensors
import TextData
import Training

/// A model in training, whatever its kind.
class Learner {
  /// Trains for one epoch.
  func trainEpoch(
    on text: [Int], _ settings: LiveSettings
  ) throws(TrainingError) -> EpochResult {
    fatalError("a learner without a model")
  }

  /// How well the model predicts a text.
  func perplexity(on text: [Int]) -> Perplexity {
    fatalError("a learner without a model")
  }

  /// The tokens that follow a prefix.
  func continuation(
    of prefix: [Int], length: Int, decoding: Decoding,
    using generator: inout SplitMix64
  ) -> [Int] {
    fatalError("a learner without a model")
  }

  /// The parameters with their names.
  var namedParameters: [(name: String, tensor: Tensor)] {
    fatalError("a learner without a model")
  }

  /// What a file of weights says of the model.
  var notes: [String: String] { fatalError("a learner without a model") }

  /// Replaces all parameters by numbers in their order.
  func load(_ weights: [Float]) { fatalError("a learner without a model") }
}

/// A learner with a model of one kind.
final class ModelLearner<Model: LanguageModel>: Learner {
  private var model: Model
  private let ownNotes: [String: String]
  private var generator: SplitMix64
  private var epochs = 0

  init(_ model: Model, notes: [String: String], generator: SplitMix64) {
    self.model = model
    ownNotes = notes
    self.generator = generator
  }

  override func trainEpoch(
    on text: [Int], _ settings: LiveSettings
  ) throws(TrainingError) -> EpochResult {
    epochs += 1
    var sgd = SGD(learningRate: settings.learningRate)
    let minibatches =
      switch settings.sampling {
      case .sequential:
        SequentialSampler(batchSize: settings.batchSize, steps: settings.steps)
          .minibatches(of: text, using: &generator)
      case .random:
        RandomSampler(batchSize: settings.batchSize, steps: settings.steps)
          .minibatches(of: text, using: &generator)
      }
    return try Training.trainEpoch(
      &model, on: minibatches, carryingState: settings.sampling == .sequential,
      optimizer: &sgd, clippingTo: settings.clip, epoch: epochs)
  }

  override func perplexity(on text: [Int]) -> Perplexity {
    model.perplexity(on: text)
  }

  override func continuation(
    of prefix: [Int], length: Int, decoding: Decoding,
    using generator: inout SplitMix64
  ) -> [Int] {
    model.continuation(
      of: prefix, length: length, decoding: decoding, using: &generator)
  }

  override var namedParameters: [(name: String, tensor: Tensor)] {
    model.namedParameters()
  }

  override var notes: [String: String] { ownNotes }

  override func load(_ weights: [Float]) {
    require(
      weights.count == model.parameterCount,
      "load: \(weights.count) numbers are not the \(model.parameterCount) of "
        + "the model")
    var start = 0
    model.visitParameters { _, parameter in
      let end = start + parameter.count
      parameter = Tensor(
        shape: parameter.shape, Array(weights[start..<end])
      ).tracked()
      start = end
    }
  }
}
