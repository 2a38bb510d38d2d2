import GradClip
import LanguageModels
import Optimizers
import Tensors
import TextData
import Training

/// A training loop whose step may have a bug.
///
/// Without a bug it does what `trainEpoch` does, bit by bit.
public struct Workbench<Model: LanguageModel> {
  /// The bug that is built in; nil for a sound run.
  public let bug: TrainingBug?
  var model: Watched<Model>
  var state: Model.State
  let fresh: Model.State
  let carryingState: Bool
  let theta: Float
  let optimizer: WatchedSGD<Model.State>
  private let watch = Watch<Model.State>()
  /// The minibatch at work, its number in the epoch, and how many there are.
  private var place: (minibatch: Minibatch, index: Int, count: Int)?

  /// - Parameters:
  ///   - model: a fresh model.
  ///   - bug: nil for a sound run.
  ///   - carryingState: whether a minibatch goes on where the last one stopped.
  ///   - theta: the radius for gradient clipping, or nil for none.
  public init(
    _ model: Model, with bug: TrainingBug?, batchSize: Int,
    carryingState: Bool, learningRate: Float, clippingTo theta: Float?
  ) {
    self.bug = bug
    self.model = Watched(model: model, watch: watch)
    optimizer = WatchedSGD(
      rule: SGD(learningRate: learningRate), watch: watch)
    fresh = model.initialState(batchSize: batchSize)
    state = fresh
    self.carryingState = carryingState
    self.theta = theta ?? .infinity
  }

  /// The model as it was trained so far.
  public var trained: Model { model.model }

  /// What an epoch leaves behind.
  public struct Epoch {
    /// The loss of each minibatch.
    public fileprivate(set) var losses: [Double] = []
    /// The perplexity, rightly computed.
    public fileprivate(set) var perplexity = Perplexity()
    /// The largest norm of the gradients before clipping.
    public fileprivate(set) var largestNorm = 0.0
    /// What else there was to see.
    public fileprivate(set) var signs = VitalSigns()
  }

  /// Trains on the minibatches in order.
  public mutating func train(on minibatches: Minibatches) -> Epoch {
    state = fresh
    var epoch = Epoch()
    for (number, minibatch) in minibatches.enumerated() {
      place = (minibatch, number, minibatches.count)
      let (loss, norm) = step(minibatch)
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
    _ minibatch: Minibatch
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
