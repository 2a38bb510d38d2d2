/// A matrix in memory as a kernel sees it: element (i, j) lies at
/// `base[i * rowStride + j * columnStride]`.
public struct MatrixView: @unchecked Sendable {
  /// The element of row 0 and column 0.
  public let base: UnsafePointer<Float>
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// How far apart rows begin, in numbers.
  public let rowStride: Int
  /// How far apart neighbours in a row lie, in numbers.
  public let columnStride: Int

  /// A view of `rows` times `columns` floats in row-major order.
  public init(_ base: UnsafePointer<Float>, rows: Int, columns: Int) {
    self.init(base, rows, columns, rowStride: columns, columnStride: 1)
  }

  private init(
    _ base: UnsafePointer<Float>, _ rows: Int, _ columns: Int,
    rowStride: Int, columnStride: Int
  ) {
    self.base = base
    self.rows = rows
    self.columns = columns
    self.rowStride = rowStride
    self.columnStride = columnStride
  }

  /// The same floats with rows and columns exchanged.
  public var transposed: MatrixView {
    MatrixView(
      base, columns, rows, rowStride: columnStride, columnStride: rowStride)
  }

  var isRowMajor: Bool { columnStride == 1 }
}
