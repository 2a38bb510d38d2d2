import Foundation
import Tensors

extension Solutions {
  /// Tensors and the tape.
  public enum ChapterA {}
}

extension Solutions.ChapterA {
  /// 1. Numbers go to x (1), y (2), the product (3) and the sum (4). The walk
  /// starts with 1 at node 4, which hands 1 to the product and 1 to x. Node 3
  /// hands y to x, and x to y. So x gains 1 on the short path and y = 3 on the
  /// long one, together 4, and y gains x = 2.
  ///
  /// - Returns: what x gains as a term of the sum and as a factor of the
  ///   product, and what y gains, for z = x y + x.
  public static func gains(
    x: Float, y: Float
  ) -> (ofTerm: Float, ofFactor: Float, ofY: Float) {
    let sum: Float = 1
    return (ofTerm: sum, ofFactor: sum * y, ofY: sum * x)
  }

  /// 2. For z = x / y the derivative by x is 1 / y, so x̄ = z̄ / y.
  public static func gradientOfNumerator(_ dz: Float, y: Float) -> Float {
    dz / y
  }

  /// 2. For z = y / x the derivative by x is −y / x² = −z / x: x̄ = −z̄ z / x.
  /// The result z saves the square and a division, and it saves more than
  /// time: x² may leave the range of floats where z and z / x do not. For
  /// y = 1e30 and x = 1e25 the derivative is −1e−20, but x² is infinite, and
  /// −y / x² gives 0.
  public static func gradientOfDenominator(
    _ dz: Float, x: Float, z: Float
  ) -> Float {
    -dz * z / x
  }

  /// 3. The derivative of x² is 2x, so the pullback keeps the input. The result
  /// would not do: x² has forgotten the sign of x.
  public static func square(_ x: Tensor) -> Tensor {
    let input = x.detached
    let result = Tensor(shape: x.shape, x.elements.map { $0 * $0 })
    return result.withGradients(of: [x]) { dy in [2 * input * dy] }
  }

  /// L of the appendix, sum(tanh(X w + c)), from X (3, 2), w (2) and c.
  public static func loss(_ v: [Double]) -> Double {
    (0..<3).reduce(0) {
      $0 + tanh(v[2 * $1] * v[6] + v[2 * $1 + 1] * v[7] + v[8])
    }
  }

  /// The point of the appendix: X, w and c.
  public static let point = [1, 2, 0, -1, 2, 1, 0.5, -0.25, 0.1]

  /// ∂L/∂v at the point, from the formulas.
  public static var gradient: [Double] {
    let v = point
    let du = (0..<3).map { i in
      1 - pow(tanh(v[2 * i] * v[6] + v[2 * i + 1] * v[7] + v[8]), 2)
    }
    let dX = du.flatMap { [$0 * v[6], $0 * v[7]] }
    let dw = (0..<2).map { j in
      (0..<3).reduce(0) { $0 + v[2 * $1 + j] * du[$1] }
    }
    return dX + dw + [du.reduce(0, +)]
  }

  /// 4. The term that is left out is e f″ / 2 now, instead of e² f‴ / 6: with
  /// e = 1e-5 the error grows from below 1e-9 to above 1e-5. Rounding costs
  /// about 1e-16 / e in both. The sum of e and 1e-16 / e is least near
  /// e = 1e-8, where it leaves an error of about 1e-8; the central difference
  /// has its best e near 1e-5, and is better there by a factor of a hundred or
  /// more.
  ///
  /// - Returns: the largest error of the nine one-sided and of the nine central
  ///   differences.
  public static func errorsOfDifferences(
    _ e: Double
  ) -> (oneSided: Double, central: Double) {
    var (oneSided, central) = (0.0, 0.0)
    for axis in point.indices {
      func moved(_ distance: Double) -> Double {
        var v = point
        v[axis] += distance
        return loss(v)
      }
      let exact = gradient[axis]
      oneSided = max(oneSided, abs((moved(e) - moved(0)) / e - exact))
      central = max(central, abs((moved(e) - moved(-e)) / (2 * e) - exact))
    }
    return (oneSided, central)
  }
}
