/// The right-hand matrix of a product, cut into panels for the tile kernel.
///
/// Panel j holds `tileColumns` columns, row after row without a gap, padded
/// with zeros at the right edge. The kernel then reads memory in a straight
/// line; with 512 columns that is twice as fast as jumping from row to row. A
/// weight matrix is packed once and used at every time step.
public final class Panels: @unchecked Sendable {
  public let rows: Int
  public let columns: Int
  let base: UnsafeMutablePointer<Float>
  private let size: Int

  var count: Int { (columns + tileColumns - 1) / tileColumns }

  // snippet.init
  /// Packs a matrix of any strides.
  public init(_ matrix: MatrixView) {
    rows = matrix.rows
    columns = matrix.columns
    let panels = (matrix.columns + tileColumns - 1) / tileColumns
    size = panels * matrix.rows * tileColumns
    base = Memory.shared.take(size)
    let destination = UnsafeDestination(base)
    ThreadPool.shared.forEach(panels) { panel in
      pack(
        matrix, panel: panel,
        into: destination.pointer + panel * matrix.rows * tileColumns)
    }
  }
  // snippet.end

  deinit { Memory.shared.give(base, size) }

  subscript(panel: Int) -> UnsafePointer<Float> {
    UnsafePointer(base + panel * rows * tileColumns)
  }
}

/// A pointer that several threads write to, each in its own part.
struct UnsafeDestination: @unchecked Sendable {
  let pointer: UnsafeMutablePointer<Float>
  init(_ pointer: UnsafeMutablePointer<Float>) { self.pointer = pointer }
}

/// Copies panel `panel` of a matrix, padded with zeros to `tileColumns`.
func pack(
  _ matrix: MatrixView, panel: Int,
  into destination: UnsafeMutablePointer<Float>
) {
  let first = panel * tileColumns
  let width = min(tileColumns, matrix.columns - first)
  let source = matrix.base + first * matrix.columnStride
  if matrix.isRowMajor && width == tileColumns {
    // snippet.pack
    for row in 0..<matrix.rows {
      copy(
        source + row * matrix.rowStride, to: destination + row * tileColumns,
        count: tileColumns)
    }
    // snippet.end
    return
  }
  if width < tileColumns {
    destination.update(repeating: 0, count: matrix.rows * tileColumns)
  }
  // Blocks of rows, so that a transposed matrix is read along its lines.
  let block = 16
  var start = 0
  while start < matrix.rows {
    let end = min(start + block, matrix.rows)
    for column in 0..<width {
      var from =
        source + column * matrix.columnStride
        + start * matrix.rowStride
      var to = destination + start * tileColumns + column
      for _ in start..<end {
        to.pointee = from.pointee
        from += matrix.rowStride
        to += tileColumns
      }
    }
    start = end
  }
}
