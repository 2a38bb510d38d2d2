import Foundation
import Tensors

/// Exercises of page 7, gradient clipping.
public enum Page07 {
  /// 07.1 The norm of all gradients (warm-up, 5 minutes)
  ///
  /// The root of the sum of the squares of all numbers, as if the gradients of
  /// all parameters were one long vector.
  ///
  ///     globalNorm([[3], [0, 4]])  // 5
  public static func globalNorm(_ gradients: [[Double]]) throws -> Double {
    throw Unfinished()
  }

  /// 07.2 Back into the ball (standard, 15 minutes)
  ///
  /// If the norm of all gradients together is above θ, multiply every number
  /// by θ / norm. Otherwise leave all of them as they are.
  ///
  ///     clipped([[3], [0, 4]], to: 1)  // [[0.6], [0, 0.8]]
  public static func clipped(
    _ gradients: [[Double]], to theta: Double
  ) throws -> [[Double]] {
    throw Unfinished()
  }

  /// 07.3 Clip each entry (warm-up, 5 minutes)
  ///
  /// The other way to clip: bring each entry of the gradient into the interval
  /// from -θ to θ. The shape stays.
  ///
  ///     clipEntries(Tensor([3, 0.5, -2]), to: 1)  // (1, 0.5, -1)
  public static func clipEntries(
    _ gradient: Tensor, to theta: Float
  ) throws -> Tensor {
    throw Unfinished()
  }
}
