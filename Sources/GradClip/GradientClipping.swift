import Basics
import Tensors

/// The Euclidean norm of all gradients together, as if they were one vector.
///
/// It is summed in double precision, so it is finite whenever all gradients
/// are. A parameter without a gradient counts as zero.
// snippet.norm
public func gradientNorm(of parameters: [Tensor]) -> Double {
  parameters
    .reduce(0) { $0 + ($1.gradient?.sumOfSquares ?? 0) }
    .squareRoot()
}
// snippet.end

// Why two steps down are always enough. Let u = 2⁻²⁴, half the distance between
// 1 and the next float. Rounding raises the factor by at most half a spacing,
// and two steps lower it by two, so it ends at least one and a half spacings
// below the exact value; a spacing is at least u times the value. Rounding the
// products lengthens the vector by at most the factor 1 + u. Together:
//
//     θ (1 - 3u/2) (1 + u) < θ (1 - u/2) < θ
//
// What is left over, u / 2, is far more than the rounding of the norm in double
// precision can use up. (The estimate does not cover products below the smallest
// normal float, which are rounded more coarsely.)

/// Projects the gradients onto the ball of radius θ: g ← min(1, θ / ‖g‖) g.
///
/// All gradients are scaled by the same factor, so the direction stays, and
/// the norm afterwards never exceeds θ. Inside the ball nothing is touched.
/// If the norm is infinite or NaN no factor can help: the gradients stay as
/// they are, and the caller learns it from the norm.
///
/// - Parameters:
///   - parameters: tensors whose `gradient` is to be clipped.
///   - theta: the radius, positive.
/// - Returns: the norm before clipping.
@discardableResult
public func clipGradients(of parameters: [Tensor], to theta: Float) -> Double {
  require(
    theta > 0, "gradient clipping: the radius must be positive, not \(theta)")
  // snippet.clip
  let norm = gradientNorm(of: parameters)
  guard norm.isFinite, norm > Double(theta) else { return norm }
  // Rounding must not leave the ball: two steps down outweigh the rounding of
  // the factor and of each product. Below the smallest float it is 0.
  let factor = max(0, Float(Double(theta) / norm).nextDown.nextDown)
  for parameter in parameters {
    guard let g = parameter.gradient else { continue }
    parameter.gradient = g * factor
  }
  return norm
  // snippet.end
}
