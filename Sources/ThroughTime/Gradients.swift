import Params
import Tensors

/// The derivatives of a loss by the five arrays and by the first state, each
/// of the shape of what it is the derivative by.
public struct Gradients {
  /// By the five arrays of the model.
  public var W_xh, W_hh, b_h, W_hq, b_q: Tensor
  /// By the state before the first step, (batch, hidden units).
  public var H_0: Tensor

  /// Zeros, to add to.
  init(for p: RNNParameters, batchSize: Int) {
    func zeros(_ tensor: Tensor) -> Tensor {
      Tensor(repeating: 0, shape: tensor.shape)
    }
    (W_xh, W_hh, b_h) = (zeros(p.W_xh), zeros(p.W_hh), zeros(p.b_h))
    (W_hq, b_q) = (zeros(p.W_hq), zeros(p.b_q))
    H_0 = .zeros(batchSize, p.hiddenUnits)
  }

  /// The names, in the order of `all`.
  public static let names = RNNParameters.names + ["H_0"]

  /// The six arrays, in the order of `names`.
  public var all: [Tensor] { [W_xh, W_hh, b_h, W_hq, b_q, H_0] }
}
