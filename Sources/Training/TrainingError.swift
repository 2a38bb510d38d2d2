import Basics
import TextData

/// Why training cannot go on.
public enum TrainingError: Error, CustomStringConvertible {
  /// The loss, its perplexity or the norm of its gradients became infinite or
  /// NaN.
  case lossNotFinite(loss: Float, norm: Double)
  /// The same, with the epoch, counted from 1, in which it happened, and the
  /// epoch before it that had the lowest training perplexity.
  case diverged(epoch: Int, loss: Float, norm: Double, best: EpochReport?)

  public var description: String {
    switch self {
    case .lossNotFinite(let loss, let norm):
      "The loss is \(loss) nats a token and the norm of its gradients "
        + "\(Float(norm)): training has diverged. Clip the gradients "
        + "(--clip 1) or lower the learning rate."
    case .diverged(let epoch, let loss, let norm, let best):
      "Epoch \(epoch): \(Self.lossNotFinite(loss: loss, norm: norm))"
        + (best.map {
          " The best training perplexity was \($0.training.decimals(2)), in "
            + "epoch \($0.epoch)."
        } ?? "")
    }
  }
}
