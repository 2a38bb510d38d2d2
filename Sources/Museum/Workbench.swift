import GradClip
import LanguageModels
import Optimizers
import RNNCell
import Tensors
import TextData
import Training

/// A training loop whose step can be replaced by one with a bug.
///
/// Without a bug it does what `trainEpoch` does, bit by bit.
struct Workbench<Model: LanguageModel> {
  var model: Watched<Model>
  var state: Model.State
  let fresh: Model.State
  let carryingState: Bool
  let theta: Float
  let optimizer: WatchedSGD
  private let watch = Watch()
  private var signs = SignReader([])
  /// The number of the minibatch in its epoch.
  private var index = 0

  init(_ model: Model, plan: TrainingPlan) {
    self.model = Watched(model: model, watch: watch)
    optimizer = WatchedSGD(
      rule: SGD(learningRate: plan.learningRate), watch: watch)
    fresh = model.initialState(batchSize: plan.batchSize)
    state = fresh
    carryingState = plan.sampler.rowsContinue
    theta = plan.clip ?? .infinity
  }

  /// What an epoch leaves behind.
  struct Epoch {
    var losses: [Double] = []
    var perplexity = Perplexity()
    var largestNorm = 0.0
    var signs = VitalSigns()
  }

  /// Trains on the minibatches in order.
  mutating func train(on minibatches: [Minibatch], with bug: TrainingBug?)
    -> Epoch
  {
    state = fresh
    signs = SignReader(minibatches)
    var epoch = Epoch()
    for (number, minibatch) in minibatches.enumerated() {
      index = number
      let (loss, norm) = step(minibatch, with: bug)
      signs.note(state: watch.start!, before: index)
      signs.note(normAfterClipping: watch.clippedNorm)
      epoch.losses.append(Double(loss.item))
      epoch.perplexity.add(
        meanLoss: Double(loss.item), tokens: minibatch.tokenCount)
      epoch.largestNorm = max(epoch.largestNorm, norm)
    }
    epoch.signs = signs.signs
    return epoch
  }

  /// Looks at a loss before its graph is freed.
  mutating func note(_ loss: Tensor, of logits: Tensor, _ targets: [Int]) {
    signs.note(loss, of: logits, targets, in: index)
  }

  private mutating func step(
    _ minibatch: Minibatch, with bug: TrainingBug?
  ) -> (loss: Tensor, norm: Double) {
    switch bug {
    case .labels: labelsNotTransposed(minibatch)
    case .detach: stateNotDetached(minibatch)
    case .reset: stateResetAtTheWrongTime(minibatch)
    case .softmax: softmaxBeforeTheLoss(minibatch)
    case .clip: clippingForgetsAParameter(minibatch)
    case .shift: targetNotShifted(minibatch)
    case nil, .mean, .evaluation: rightStep(minibatch)
    }
  }
}
