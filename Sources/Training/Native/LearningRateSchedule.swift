import Foundation
import Tensors

/// How the learning rate changes while a model is trained: what that of the
/// optimiser is multiplied with.
///
///     var schedule = LearningRateSchedule.cosine(epochs: 30)
///     schedule.warmUp = 1  // the first epoch takes it from 0 to its full rate
public struct LearningRateSchedule: Equatable, Sendable {
  /// What becomes of the full rate.
  public enum Decay: Equatable, Sendable {
    /// It stays.
    case none
    /// It falls along half a wave of the cosine, to 0 after so many epochs,
    /// and stays there (Loshchilov and Hutter, 2017, without restarts).
    case cosine(epochs: Int)
    /// It is halved whenever more than so many measurements of the held-out
    /// text in a row have brought nothing better.
    case halving(patience: Int)
  }

  /// The epochs in which the rate grows evenly to its full size.
  public var warmUp = 0
  /// What becomes of it then.
  public var decay: Decay

  /// A schedule without a warm-up.
  public init(_ decay: Decay) { self.decay = decay }

  /// The rate stays as it is.
  public static let constant = LearningRateSchedule(.none)

  /// The rate falls along a cosine, to 0 after so many epochs.
  public static func cosine(epochs: Int) -> Self {
    Self(.cosine(epochs: epochs))
  }

  /// The rate is halved whenever the held-out text stops improving.
  public static func halving(patience: Int) -> Self {
    Self(.halving(patience: patience))
  }

  // snippet.factor
  /// What the full rate is multiplied with, given the epochs that are over.
  public func factor(
    at now: TrainingMoment, after record: TrainingRecord
  ) -> Float {
    let start = Double(warmUp)
    if now.epochs < start {
      return Float((now.epochs + 1 / Double(now.count)) / start)
    }
    switch decay {
    case .none: return 1
    case .cosine(let epochs):
      // (1 + cos πx) / 2, where x runs from 0 to 1 behind the warm-up
      let x = min(1, (now.epochs - start) / max(1, Double(epochs) - start))
      return Float((1 + sine(.pi * (x + 0.5))) / 2)
    case .halving(let patience):
      return Float(scalbn(1, -record.halvings(patience: patience)))
    }
  }
  // snippet.end
}

extension TrainingRecord {
  /// How often more than `patience` measurements in a row were no better than
  /// the best before them, counted anew after each time.
  fileprivate func halvings(patience: Int) -> Int {
    var (best, waiting, halvings) = (Double.infinity, 0, 0)
    for loss in epochs.compactMap(\.heldOutLoss) {
      waiting = loss < best ? 0 : waiting + 1
      best = min(best, loss)
      if waiting > patience { (waiting, halvings) = (0, halvings + 1) }
    }
    return halvings
  }
}
