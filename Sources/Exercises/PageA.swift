import Tensors

/// Exercises of appendix A, tensors and the tape.
public enum PageA {
  /// A.1 A difference instead of a derivative (warm-up, 5 minutes)
  ///
  /// The central difference: how much f changes from x - e to x + e, divided
  /// by the way between them.
  ///
  ///     slope(of: { $0 * $0 }, at: 3, distance: 0.5)  // 6
  public static func slope(
    of f: (Double) -> Double, at x: Double, distance e: Double
  ) throws -> Double {
    throw Unfinished()
  }

  /// A.2 An operation with its pullback (standard, 15 minutes)
  ///
  /// The square of each element, recorded on the tape. Write it with
  /// `result.withGradients(of: [x]) { dy in … }`, without a product of tracked
  /// tensors: compute from `x.detached`. The closure gets the gradient of the
  /// result and returns that of x, in an array.
  ///
  ///     square(Tensor([3]).tracked())  // (9), with derivative 6
  public static func square(_ x: Tensor) throws -> Tensor {
    throw Unfinished()
  }

  /// A.3 A quotient backwards (warm-up, 10 minutes)
  ///
  /// For z = y / x: given the gradient dz of the result, find those of y and
  /// of x. Use the result z instead of the square of x.
  ///
  ///     quotientGradients(dz: 1, x: 2, z: 3)  // (dy: 0.5, dx: -1.5)
  public static func quotientGradients(
    dz: Double, x: Double, z: Double
  ) throws -> (dy: Double, dx: Double) {
    throw Unfinished()
  }

  /// What a tape notes for one use of a value.
  public struct Use {
    /// The node that was used.
    public let input: Int
    /// The node that was computed from it, a larger number.
    public let output: Int
    /// The derivative of the output by the input.
    public let derivative: Double

    /// A use of a node.
    public init(of input: Int, in output: Int, derivative: Double) {
      (self.input, self.output, self.derivative) = (input, output, derivative)
    }
  }

  /// A.4 A tape in a list (challenge, 30 minutes)
  ///
  /// The nodes 0 ..< count were computed one after the other, so each was used
  /// only by later ones. Find the derivative of the last node by every node:
  /// 1 for itself, and for any other the sum over its uses of the derivative of
  /// the use times the derivative by the output. The uses come in any order.
  /// Visit each use once: paths through the graph may be too many to count.
  ///
  ///     gradients(count: 3, uses: [
  ///       Use(of: 0, in: 1, derivative: 2), Use(of: 0, in: 2, derivative: 5),
  ///       Use(of: 1, in: 2, derivative: 3),
  ///     ])  // [2 · 3 + 5, 3, 1] = [11, 3, 1]
  public static func gradients(
    count: Int, uses: [Use]
  ) throws -> [Double] {
    throw Unfinished()
  }
}
