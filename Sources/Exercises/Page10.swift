import Tensors

/// Exercises of page 10, a layer by hand.
public enum Page10 {
  /// 10.1 A linear layer backwards (standard, 20 minutes)
  ///
  /// A layer computes Y = X W + b. Given dL/dY, find the gradients of all
  /// three. Nothing is recorded here, so the tape cannot help.
  /// `A.transposed()` and `A.sum(axis: 0)` will be of use.
  ///
  /// - Parameters:
  ///   - X: (rows, inputs).
  ///   - W: (inputs, outputs).
  ///   - dY: (rows, outputs).
  /// - Returns: gradients in the shapes of X, W and b.
  public static func gradients(
    X: Tensor, W: Tensor, dY: Tensor
  ) throws -> (dX: Tensor, dW: Tensor, db: Tensor) {
    throw Unfinished()
  }

  /// 10.2 Count the parameters of a layer (warm-up, 5 minutes)
  ///
  /// A layer with g blocks of weights (1 for the plain unit, 3 for the GRU, 4
  /// for the LSTM) has for each block weights from d inputs and from h hidden
  /// units to h hidden units, and two biases of h numbers.
  ///
  ///     parameterCount(blocks: 1, inputs: 2, hiddenUnits: 3)  // 21
  public static func parameterCount(
    blocks g: Int, inputs d: Int, hiddenUnits h: Int
  ) throws -> Int {
    throw Unfinished()
  }
}
