import RNNCell
import Tensors

extension Activation {
  /// φ′(A) from H = φ(A): both activations can tell it from their result.
  // snippet.slope
  public func slope(at H: Tensor) -> Tensor {
    switch self {
    case .tanh: 1 - H * H
    case .relu: Tensor(shape: H.shape, H.elements.map { $0 > 0 ? 1 : 0 })
    }
  }
  // snippet.end
}
