import Basics
import Kernels

extension Tensor {
  /// The sum of all elements, of shape ().
  public func sum() -> Tensor {
    let total = Kernels.sum(base, count: count)
    let shape = shape
    return Tensor(Float(total)).recorded(
      from: [(self, { dy in .whole(Tensor(repeating: dy.item, shape: shape)) })]
    )
  }

  /// The mean of all elements, of shape ().
  public func mean() -> Tensor {
    require(count > 0, "mean: the shape \(shape.written) has no elements")
    return sum() / Float(count)
  }

  /// The mean of (x - target)² over all elements, of shape ().
  public func meanSquaredError(_ target: Tensor) -> Tensor {
    require(
      shape == target.shape,
      "meanSquaredError: the predictions are \(shape.written) and the targets "
        + "\(target.shape.written), but both need the same shape")
    let difference = self - target
    return (difference * difference).mean()
  }

  /// The sum along one axis (negative: counted from the last), which goes
  /// away or stays with length 1.
  public func sum(axis: Int, keepingAxis: Bool = false) -> Tensor {
    let axis = shape.axis(axis, of: "sum")
    let outer = Array(shape[..<axis])
    let inner = Array(shape[(axis + 1)...])
    let middle = shape[axis]
    let result = Tensor(uninitialized: outer + (keepingAxis ? [1] : []) + inner)
    sumMiddle(
      base, outer: outer.elements, middle: middle, inner: inner.elements,
      into: result.base)
    let shape = shape
    let pullback: Node.Pullback = { dy in
      let column = dy.reshaped(outer + [1] + inner)
      return .whole(column + Tensor(repeating: 0, shape: shape))
    }
    return result.recorded(from: [(self, pullback)])
  }

  /// The mean along one axis.
  public func mean(axis: Int, keepingAxis: Bool = false) -> Tensor {
    let length = shape[shape.axis(axis, of: "mean")]
    require(length > 0, "mean: axis \(axis) of \(shape.written) is empty")
    return sum(axis: axis, keepingAxis: keepingAxis) / Float(length)
  }

  /// The largest absolute value of the elements; 0 where there are none.
  public var largestMagnitude: Float { elements.map(abs).max() ?? 0 }
}
