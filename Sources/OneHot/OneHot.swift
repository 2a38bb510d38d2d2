import Basics
import Tensors
import TextData

/// One unit vector for each index: all zeros but for a 1 at the index.
///
///     oneHot([0, 2], classes: 28).shape  // [2, 28]
///
/// - Returns: (indices, classes).
// snippet.vectors
public func oneHot(_ indices: [Int], classes: Int) -> Tensor {
  var vectors = Tensor.zeros(indices.count, classes)
  for (row, index) in indices.enumerated() {
    require(
      (0..<classes).contains(index),
      "one-hot: index \(index) at position \(row) lies outside the \(classes) "
        + "classes")
    vectors[row, index] = 1
  }
  return vectors
}
// snippet.end

/// A minibatch of indices as unit vectors, time step by time step.
///
/// The minibatch is transposed first, so that entry t of the first axis holds
/// what all sequences of the batch read at step t.
///
/// - Parameter inputs: (batch, steps).
/// - Returns: (steps, batch, classes).
// snippet.minibatch
public func oneHot(_ inputs: TokenMatrix, classes: Int) -> Tensor {
  oneHot(inputs.transposed.indices, classes: classes)
    .reshaped(inputs.columns, inputs.rows, classes)
}
// snippet.end
