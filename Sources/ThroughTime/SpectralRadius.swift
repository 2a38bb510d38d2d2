import Basics
import Tensors

/// The largest absolute value of the eigenvalues of a square matrix, by
/// Gelfand's formula: the limit of ‖Wᵏ‖^(1/k).
///
/// The powers are those with k = 1, 2, 4, … 2^20, each the square of the one
/// before, divided by its norm so that nothing overflows. A complex pair of
/// eigenvalues turns vectors around and makes power iteration oscillate; the
/// norms of powers do not mind.
///
/// - Returns: the radius, too large by the factor ‖B‖^(1/k), a few millionths,
///   and 0 for a matrix whose power is 0.
public func spectralRadius(of matrix: Tensor) -> Double {
  require(
    matrix.rank == 2 && matrix.shape[0] == matrix.shape[1],
    "spectral radius: the matrix must be square, but its shape is "
      + matrix.shape.written)
  return Tensor.withoutRecording {
    // snippet.radius
    var power = matrix.detached
    var norms: [Double] = []
    for _ in 0...20 {
      let norm = norm(power)
      if norm == 0 { return 0 }
      norms.append(norm)
      power = power * Float(1 / norm)
      power = power.matmul(power)
    }
    // ‖Wᵏ‖^(1/k) = n₀ (n₁ (n₂ …)^½)^½
    return norms.reversed().reduce(1) { $1 * $0.squareRoot() }
    // snippet.end
  }
}

/// The largest factor by which a matrix stretches a vector: the root of the
/// largest eigenvalue of Wᵀ W.
public func largestSingularValue(of matrix: Tensor) -> Double {
  let W = matrix.detached
  return spectralRadius(of: W.transposed().matmul(W)).squareRoot()
}
