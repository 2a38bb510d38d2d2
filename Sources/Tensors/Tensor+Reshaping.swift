import Basics
import Kernels

extension Tensor {
  /// The same elements in the same order under another shape.
  public func reshaped(_ shape: Int...) -> Tensor { reshaped(shape) }

  /// The same elements in the same order under another shape.
  public func reshaped(_ newShape: Shape) -> Tensor {
    if shape == newShape { return self }
    require(
      newShape.elements == count,
      "reshape: \(shape.written) has \(count) elements, "
        + "\(newShape.written) has \(newShape.elements)")
    let view = Tensor(shape: newShape, storage: storage, offset: offset)
    return view.recorded(from: [(self, { .whole($0) })])
  }

  /// The matrix with rows and columns exchanged.
  public func transposed() -> Tensor {
    require(
      rank == 2,
      "transpose: without a list of axes it takes a matrix, not shape "
        + shape.written)
    return transposed([1, 0])
  }

  /// The axes in another order: axis i of the result is axis `axes[i]`.
  public func transposed(_ axes: [Int]) -> Tensor {
    require(
      axes.sorted() == Array(shape.indices),
      "transpose: the axes of \(shape.written) are \(Array(shape.indices)), "
        + "each needed once, not \(axes)")
    let result = Tensor(uninitialized: axes.map { shape[$0] })
    let ownSteps = shape.strides(in: shape)
    if axes == [1, 0] {
      transpose(
        base, rows: shape[0], columns: shape[1], into: result.base)
    } else {
      permute(steps: axes.map { ownSteps[$0] }, into: result)
    }
    let back = axes.indices.map { axis in axes.firstIndex(of: axis)! }
    return result.recorded(from: [(self, { .whole($0.transposed(back)) })])
  }

  /// Copies the element at `steps` · index to each index of `result`.
  private func permute(steps: [Int], into result: Tensor) {
    var index = [Int](repeating: 0, count: result.rank)
    var position = 0
    for target in 0..<result.count {
      result.base[target] = base[position]
      var axis = result.rank - 1
      while axis >= 0 {
        index[axis] += 1
        position += steps[axis]
        if index[axis] < result.shape[axis] { break }
        position -= steps[axis] * result.shape[axis]
        index[axis] = 0
        axis -= 1
      }
    }
  }
}
