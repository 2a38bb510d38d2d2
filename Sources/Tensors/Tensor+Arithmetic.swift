import Kernels

// Elementwise arithmetic. Shapes broadcast: aligned at the last axis, an axis
// of length 1 (or a missing one) stretches to the length of the other.

extension Tensor {
  // snippet.plus
  /// The sum of elements at the same place; shapes broadcast.
  public static func + (left: Tensor, right: Tensor) -> Tensor {
    let (xShape, yShape) = (left.shape, right.shape)
    return combine(.add, "+", left, right).recorded(
      from: [
        (left, { dz in .whole(dz.summed(to: xShape)) }),
        (right, { dz in .whole(dz.summed(to: yShape)) }),
      ])
  }
  // snippet.end

  /// The difference of elements at the same place; shapes broadcast.
  public static func - (left: Tensor, right: Tensor) -> Tensor {
    let (xShape, yShape) = (left.shape, right.shape)
    return combine(.subtract, "-", left, right).recorded(
      from: [
        (left, { dz in .whole(dz.summed(to: xShape)) }),
        (right, { dz in .whole(-dz.summed(to: yShape)) }),
      ])
  }

  /// The product of the elements, not of matrices: see `matmul`.
  public static func * (left: Tensor, right: Tensor) -> Tensor {
    let (x, y) = (left.detached, right.detached)
    return combine(.multiply, "*", x, y).recorded(
      from: [
        (left, { dz in .whole((dz * y).summed(to: x.shape)) }),
        (right, { dz in .whole((dz * x).summed(to: y.shape)) }),
      ])
  }

  /// The quotient of elements at the same place; shapes broadcast.
  public static func / (left: Tensor, right: Tensor) -> Tensor {
    let (x, y) = (left.detached, right.detached)
    let z = combine(.divide, "/", x, y)
    // z = x / y: dx = dz / y, dy = -dz z / y
    return z.recorded(
      from: [
        (left, { dz in .whole((dz / y).summed(to: x.shape)) }),
        (right, { dz in .whole((-(dz * z) / y).summed(to: y.shape)) }),
      ])
  }

  /// The elements with the other sign.
  public static prefix func - (tensor: Tensor) -> Tensor { tensor * -1 }

  /// Adds a number to each element.
  public static func + (left: Tensor, right: Float) -> Tensor {
    left + Tensor(right)
  }

  /// Adds each element to a number.
  public static func + (left: Float, right: Tensor) -> Tensor {
    Tensor(left) + right
  }

  /// Subtracts a number from each element.
  public static func - (left: Tensor, right: Float) -> Tensor {
    left - Tensor(right)
  }

  /// Subtracts each element from a number.
  public static func - (left: Float, right: Tensor) -> Tensor {
    Tensor(left) - right
  }

  /// Multiplies each element by a number.
  public static func * (left: Tensor, right: Float) -> Tensor {
    left * Tensor(right)
  }

  /// Multiplies a number by each element.
  public static func * (left: Float, right: Tensor) -> Tensor {
    Tensor(left) * right
  }

  /// Divides each element by a number.
  public static func / (left: Tensor, right: Float) -> Tensor {
    left / Tensor(right)
  }

  /// Divides a number by each element.
  public static func / (left: Float, right: Tensor) -> Tensor {
    Tensor(left) / right
  }
}

// MARK: - Broadcasting

extension Tensor {
  private static func combine(
    _ operation: BinaryOperation, _ name: String, _ x: Tensor, _ y: Tensor
  ) -> Tensor {
    let result = Tensor(
      uninitialized: .broadcast(x.shape, y.shape, for: name))
    let z = result.base
    if x.shape == y.shape {
      Kernels.combine(operation, x.base, y.base, count: x.count, into: z)
    } else if y.count == 1 {
      Kernels.combine(
        operation, x.base, scalar: y.base[0], count: result.count, into: z)
    } else if x.count == 1 {
      Kernels.combine(
        operation, scalar: x.base[0], y.base, count: result.count, into: z)
    } else {
      combineRows(operation, x, y, into: result)
    }
    return result
  }

  /// The general case: row after row of the result.
  private static func combineRows(
    _ operation: BinaryOperation, _ x: Tensor, _ y: Tensor,
    into result: Tensor
  ) {
    let columns = result.shape.last!
    let xSteps = x.shape.strides(in: result.shape)
    let ySteps = y.shape.strides(in: result.shape)
    var z = result.base
    forEachRow(of: result.shape, xSteps, ySteps) { xStart, yStart in
      let (x, y) = (x.base + xStart, y.base + yStart)
      if xSteps.last == ySteps.last {
        Kernels.combine(operation, x, y, count: columns, into: z)
      } else if ySteps.last == 0 {
        Kernels.combine(operation, x, scalar: y[0], count: columns, into: z)
      } else {
        Kernels.combine(operation, scalar: x[0], y, count: columns, into: z)
      }
      z += columns
    }
  }

  /// Calls `body` with the positions in x and y at which each row starts.
  private static func forEachRow(
    of shape: Shape, _ xSteps: [Int], _ ySteps: [Int],
    _ body: (Int, Int) -> Void
  ) {
    if shape.contains(0) { return }
    var index = [Int](repeating: 0, count: shape.count)
    var (x, y) = (0, 0)
    while true {
      body(x, y)
      var axis = shape.count - 2
      while axis >= 0 {
        index[axis] += 1
        x += xSteps[axis]
        y += ySteps[axis]
        if index[axis] < shape[axis] { break }
        x -= xSteps[axis] * shape[axis]
        y -= ySteps[axis] * shape[axis]
        index[axis] = 0
        axis -= 1
      }
      if axis < 0 { return }
    }
  }

  // snippet.summed
  /// The opposite of broadcasting, which a gradient needs: what was used in
  /// several places gets the sum of their gradients.
  func summed(to target: Shape) -> Tensor {
    if shape == target { return self }
    var result = self
    while result.rank > target.count { result = result.sum(axis: 0) }
    for axis in target.indices where target[axis] != result.shape[axis] {
      result = result.sum(axis: axis, keepingAxis: true)
    }
    return result
  }
  // snippet.end
}
