import Tensors
import TextData

/// Exercises of page 3, one-hot vectors.
public enum Page03 {
  /// 03.1 One-hot vectors (warm-up, 5 minutes)
  ///
  /// A row of `classes` numbers for each index: zeros, and a one at the place
  /// of the index. The indices are 0 ..< classes.
  ///
  ///     oneHot([2, 0], classes: 3)  // [[0, 0, 1], [1, 0, 0]]
  public static func oneHot(
    _ indices: [Int], classes: Int
  ) throws -> [[Float]] {
    throw Unfinished()
  }

  /// 03.2 The product that only reads (standard, 15 minutes)
  ///
  /// What one-hot vectors times a weight matrix would give, without any
  /// product: the rows of W that the tokens ask for. `W[3]` is row 3 of W, and
  /// `Tensor.stack` makes one tensor of several.
  ///
  /// - Parameters:
  ///   - inputs: (batch, steps).
  ///   - W: (tokens, dimensions).
  /// - Returns: (steps, batch, dimensions).
  ///
  ///     embedding(TokenMatrix([[1, 0]]), in: Tensor([[5, 6], [7, 8]]))
  ///     // shape (2, 1, 2): 7, 8 and then 5, 6
  public static func embedding(
    _ inputs: TokenMatrix, in W: Tensor
  ) throws -> Tensor {
    throw Unfinished()
  }

  /// 03.3 The mean of one-hot vectors (warm-up, 10 minutes)
  ///
  /// The mean of the one-hot vectors of a text, without making any of them.
  /// The text is not empty.
  ///
  ///     meanOfOneHot([1, 1, 0, 2], classes: 4)  // [0.25, 0.5, 0.25, 0]
  public static func meanOfOneHot(
    _ indices: [Int], classes: Int
  ) throws -> [Float] {
    throw Unfinished()
  }
}
