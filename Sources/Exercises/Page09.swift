import Foundation
import Tensors

/// Exercises of page 9, backpropagation through time.
public enum Page09 {
  /// 09.1 The terms of a chain (standard, 25 minutes)
  ///
  /// A chain of single numbers: h_0 = 1 and h_t = tanh(w h_{t-1}). The weight w
  /// acts at every step, so dh_T/dw is a sum of T terms. The term of step t is
  /// its direct derivative h_{t-1} (1 - h_t²), times w (1 - h_s²) for every
  /// later step s.
  ///
  /// - Returns: the terms of the steps 1 … T, in this order.
  ///
  ///     termsOfChain(w: 0, steps: 2)  // [0, 0]: h_1 = 0, and h_2 too
  public static func termsOfChain(w: Double, steps T: Int) throws -> [Double] {
    throw Unfinished()
  }

  /// 09.2 Through time, by hand (challenge, 60 minutes)
  ///
  /// A network without an output layer: H_0 = 0 and
  /// H_t = tanh(A_t + H_{t-1} W), where A_t is what comes from the input.
  /// Given dL/dH_T of the last state, find dL/dW. Nothing is recorded here, so
  /// the tape cannot help.
  ///
  /// - Parameters:
  ///   - inputs: A_1 … A_T, each (batch, hidden units); at least one.
  ///   - W: (hidden units, hidden units).
  ///   - dH: dL/dH_T, (batch, hidden units).
  /// - Returns: dL/dW, (hidden units, hidden units).
  public static func gradient(
    inputs: [Tensor], W: Tensor, dH: Tensor
  ) throws -> Tensor {
    throw Unfinished()
  }
}
