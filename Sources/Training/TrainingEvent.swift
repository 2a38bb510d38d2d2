import LanguageModels
import Tensors
import TextData

/// What the training loop shows of itself to whoever observes it. What is done
/// with it changes nothing in what is learnt.
public enum TrainingEvent {
  /// A minibatch was read and scored; nothing has been followed back yet.
  case scored(ScoredMinibatch)
  /// The gradients of these parameters are as the step will follow them.
  case clipped([Tensor])
}

/// A minibatch with what the model made of it.
public struct ScoredMinibatch {
  /// What was read.
  public let minibatch: Minibatch
  /// Its number in the epoch, from 0 on.
  public let index: Int
  /// How many minibatches the epoch has.
  public let count: Int
  /// The numbers of the state with which the model began to read.
  public let start: [Tensor]
  /// The scores, (steps × batch, vocabulary).
  public let logits: Tensor
  /// What they were compared with, in their order.
  public let targets: [Int]
  /// The mean cross-entropy, with its graph.
  public let loss: Tensor

  /// A minibatch and what became of it.
  public init(
    _ minibatch: Minibatch, index: Int, of count: Int,
    from start: some RecurrentState, logits: Tensor, targets: [Int],
    loss: Tensor
  ) {
    self.minibatch = minibatch
    (self.index, self.count) = (index, count)
    self.start = start.tensors
    (self.logits, self.targets, self.loss) = (logits, targets, loss)
  }
}
