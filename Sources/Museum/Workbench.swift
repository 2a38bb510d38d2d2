import GradClip
import LanguageModels
import Optimizers
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
  /// The minibatch at work, its number in the epoch, and how many there are.
  private var place: (minibatch: Minibatch, index: Int, count: Int)?

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
    var epoch = Epoch()
    for (number, minibatch) in minibatches.enumerated() {
      place = (minibatch, number, minibatches.count)
      let (loss, norm) = step(minibatch, with: bug)
      epoch.losses.append(Double(loss.item))
      epoch.perplexity.add(
        meanLoss: Double(loss.item), tokens: minibatch.tokenCount)
      epoch.largestNorm = max(epoch.largestNorm, norm)
    }
    epoch.signs = watch.reader.signs
    return epoch
  }

  /// Looks at a loss before its graph is freed.
  func note(_ loss: Tensor, of logits: Tensor, _ targets: [Int]) {
    let (minibatch, index, count) = place!
    watch.reader.note(
      .scored(
        ScoredMinibatch(
          minibatch, index: index, of: count, from: watch.start!,
          logits: logits, targets: targets, loss: loss)))
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
