/// The right-hand matrix of a product, cut into panels for the tile kernel.
///
/// Panel j holds `tileColumns` columns, row after row without a gap, padded
/// with zeros at the right edge. The kernel then reads memory in a straight
/// line; with 512 columns that is twice as fast as jumping from row to row. A
/// weight matrix is packed once and used at every time step.
public final class Panels: @unchecked Sendable {
  /// The number of rows of the matrix.
  public let rows: Int
  /// The number of its columns.
  public let columns: Int
  /// How many parts of the columns begin with a panel of their own: 1, or one
  /// for each gate, so that the same units of all gates can be computed
  /// together.
  public let groups: Int
  private let base: UnsafeMutablePointer<Float>
  /// How many floats the panels begin behind a cache line.
  private let shift: Int

  var groupColumns: Int { columns / groups }
  var panelsPerGroup: Int { (groupColumns + tileColumns - 1) / tileColumns }
  var count: Int { groups * panelsPerGroup }
  private var panelSize: Int { rows * tileColumns }

  /// Packs a matrix of any strides; `columns` is a multiple of `groups`.
  public convenience init(_ matrix: MatrixView, groups: Int = 1) {
    self.init(matrix, groups: groups, shift: 0)
  }

  /// Packs a matrix behind `shift` floats that are left free: for appendix B,
  /// which measures what that costs.
  package init(_ matrix: MatrixView, groups: Int = 1, shift: Int) {
    rows = matrix.rows
    columns = matrix.columns
    self.groups = groups
    self.shift = shift
    let perGroup = (columns / groups + tileColumns - 1) / tileColumns
    let size = groups * perGroup * rows * tileColumns
    base = Memory.shared.take(size + shift) + shift
    // snippet.init
    let destination = UnsafeDestination(base)
    ThreadPool.shared.forEach(count) { panel in
      pack(
        matrix, columns: columns(of: panel),
        into: destination.pointer + panel * panelSize)
    }
    // snippet.end
  }

  deinit { Memory.shared.give(base - shift, count * panelSize + shift) }

  /// The columns that a panel holds.
  func columns(of panel: Int) -> Range<Int> {
    let (group, index) = panel.quotientAndRemainder(dividingBy: panelsPerGroup)
    let start = index * tileColumns
    let end = min(start + tileColumns, groupColumns)
    return group * groupColumns + start..<group * groupColumns + end
  }

  subscript(panel: Int) -> UnsafePointer<Float> {
    UnsafePointer(base + panel * panelSize)
  }
}

/// A pointer that several threads write to, each in its own part.
struct UnsafeDestination: @unchecked Sendable {
  let pointer: UnsafeMutablePointer<Float>
  init(_ pointer: UnsafeMutablePointer<Float>) { self.pointer = pointer }
}

/// Copies a panel of a matrix, padded with zeros to `tileColumns`.
private func pack(
  _ matrix: MatrixView, columns: Range<Int>,
  into destination: UnsafeMutablePointer<Float>
) {
  let width = columns.count
  let source = matrix.base + columns.lowerBound * matrix.columnStride
  if width < tileColumns {
    destination.update(repeating: 0, count: matrix.rows * tileColumns)
  }
  guard matrix.isRowMajor else {
    return transposeBlocks(
      source, stride: matrix.columnStride, rows: width, columns: matrix.rows,
      into: destination, stride: tileColumns)
  }
  for row in 0..<matrix.rows {
    copy(
      source + row * matrix.rowStride, to: destination + row * tileColumns,
      count: width)
  }
}
