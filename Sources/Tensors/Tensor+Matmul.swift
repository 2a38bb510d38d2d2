import Basics
import Kernels

extension Tensor {
  /// The matrix product.
  ///
  /// - Parameter right: (inner, columns).
  /// - Returns: (..., rows, columns) for a left-hand side of shape
  ///   (..., rows, inner); all rows of it count as the rows of one matrix.
  public func matmul(_ right: Tensor) -> Tensor {
    require(
      rank >= 2 && right.rank == 2,
      "matmul: the left side needs two axes or more, (..., rows, inner), and "
        + "the right side two, (inner, columns), but the shapes are "
        + "\(shape.written) and \(right.shape.written)")
    require(
      shape.last == right.shape[0],
      "matmul: the inner axes differ: the left side is \(shape.written) = "
        + "(rows, inner) with inner \(shape.last!), the right side is "
        + "\(right.shape.written) = (inner, columns) with inner "
        + "\(right.shape[0])")
    // snippet.product
    let (a, b) = (detached, right.detached)
    let c = Tensor(uninitialized: shape.with(last: right.shape[1]))
    matrixProduct(a.matrix, b.panels(transposed: false), into: c.base)
    // C = A B: dA = dC B^T, dB = A^T dC
    return c.recorded(
      from: [
        (self, { dc in .whole(dc.timesTransposed(b, shape: a.shape)) }),
        (right, { dc in .product(transposed: a, dc) }),
      ])
    // snippet.end
  }

  /// The product with the transpose of a matrix, as in a linear layer: A Bᵀ.
  ///
  /// - Parameter right: (columns, inner).
  /// - Returns: (..., rows, columns) for a left-hand side of shape
  ///   (..., rows, inner).
  public func matmul(transposed right: Tensor) -> Tensor {
    require(
      rank >= 2 && right.rank == 2 && shape.last == right.shape[1],
      "matmul(transposed:): the left side is \(shape.written) = (..., rows, "
        + "inner), the right side \(right.shape.written) = (columns, inner), "
        + "and both need the same inner axis")
    let (a, b) = (detached, right.detached)
    let shape = shape.with(last: right.shape[0])
    // C = A Bᵀ: dA = dC B, dB = dCᵀ A
    return a.timesTransposed(b, shape: shape).recorded(
      from: [
        (self, { dc in .whole(dc.matmul(b)) }),
        (right, { dc in .product(transposed: dc, a) }),
      ])
  }

  private func timesTransposed(_ b: Tensor, shape: Shape) -> Tensor {
    let result = Tensor(uninitialized: shape)
    matrixProduct(matrix, b.panels(transposed: true), into: result.base)
    return result
  }

  /// All rows of this tensor as one matrix.
  package var matrix: MatrixView {
    // Not count / columns: a matrix of no columns has rows all the same.
    MatrixView(
      base, rows: shape.dropLast().reduce(1, *), columns: shape.last ?? 1)
  }

  /// This (rows, columns) matrix, or its transpose, packed; kept until the
  /// elements change.
  package func panels(transposed: Bool, groups: Int = 1) -> Panels {
    let matrix = transposed ? matrix.transposed : matrix
    if storage.count == count {
      return storage.panels(matrix, transposed: transposed, groups: groups)
    }
    return Panels(matrix, groups: groups)
  }
}
