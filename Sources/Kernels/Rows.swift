/// Copies row `indices[i]` of a table to row i: the product of one-hot rows
/// with the table, without the multiplications by 0 and 1.
///
/// - Parameters:
///   - table: (classes, columns), row-major.
///   - destination: (indices, columns), row-major; overwritten.
public func gatherRows(
  of table: UnsafePointer<Float>, at indices: [Int], columns: Int,
  into destination: UnsafeMutablePointer<Float>
) {
  let destination = UnsafeDestination(destination)
  let table = MatrixView(table, rows: 1, columns: columns)
  let block = 32
  inChunks(
    (indices.count + block - 1) / block, work: indices.count * columns
  ) { chunk in
    for i in chunk * block..<min((chunk + 1) * block, indices.count) {
      copy(
        table.base + indices[i] * columns,
        to: destination.pointer + i * columns, count: columns)
    }
  }
}

/// Copies column `indices[i]` of a matrix to row i and adds the sum of two
/// biases.
///
/// - Parameters:
///   - matrix: (rows, classes).
///   - b, c: (rows).
///   - destination: (indices, rows), row-major; overwritten.
public func gatherColumns(
  of matrix: MatrixView, at indices: [Int], adding b: UnsafePointer<Float>,
  _ c: UnsafePointer<Float>, into destination: UnsafeMutablePointer<Float>
) {
  for (i, index) in indices.enumerated() {
    let target = destination + i * matrix.rows
    var source = matrix.base + index * matrix.columnStride
    for row in 0..<matrix.rows {
      target[row] = source.pointee + (b[row] + c[row])
      source += matrix.rowStride
    }
  }
}

extension Panels {
  /// The same from the packed transpose, where a row lies together: copies row
  /// `indices[i]` of it to row i and adds the sum of two biases.
  ///
  /// - Parameters:
  ///   - b, c: (columns).
  ///   - destination: (indices, columns), row-major; overwritten.
  public func gatherRows(
    at indices: [Int], adding b: UnsafePointer<Float>,
    _ c: UnsafePointer<Float>, into destination: UnsafeMutablePointer<Float>
  ) {
    for (i, index) in indices.enumerated() {
      let target = destination + i * columns
      for panel in 0..<count {
        let (row, columns) = (
          self[panel] + index * tileColumns, columns(of: panel)
        )
        for first in stride(from: 0, to: columns.count, by: lanes) {
          let (at, count) = (
            columns.lowerBound + first, min(lanes, columns.count - first)
          )
          let bias = b.vector(at, count: count) + c.vector(at, count: count)
          target.store(
            row.vector(first, count: count) + bias, at: at, count: count)
        }
      }
    }
  }
}

/// Adds row i to row `indices[i]` of a table: the gradient of `gatherRows` with
/// respect to its table.
///
/// - Parameters:
///   - rows: (indices, columns), row-major.
///   - classes: how many rows the table has.
///   - table: (classes, columns), row-major; added to.
public func scatterAddRows(
  _ rows: UnsafePointer<Float>, at indices: [Int], columns: Int,
  classes: Int, into table: UnsafeMutablePointer<Float>
) {
  let rows = MatrixView(rows, rows: indices.count, columns: columns)
  let work = indices.count * columns
  if columns <= narrow && indices.count >= 4 * classes {
    sumInParts(
      rows: rows.rows, size: classes * columns, work: work, into: table
    ) { part, table in
      scatterAdd(rows, part, 0..<columns, at: indices, into: table)
    }
    return
  }
  let table = UnsafeDestination(table)
  // Strips of columns, so that each sum is formed by one thread.
  let width = 64
  inChunks((columns + width - 1) / width, work: work) { strip in
    scatterAdd(
      rows, 0..<rows.rows,
      strip * width..<min((strip + 1) * width, rows.columns),
      at: indices, into: table.pointer)
  }
}

/// Adds some columns of some rows to the rows of a table.
private func scatterAdd(
  _ rows: MatrixView, _ part: Range<Int>, _ columns: Range<Int>,
  at indices: [Int], into table: UnsafeMutablePointer<Float>
) {
  for i in part {
    let source = rows.base + i * rows.columns
    let target = table + indices[i] * rows.columns
    var column = columns.lowerBound
    while column + lanes <= columns.upperBound {
      target.store(target.vector(column) + source.vector(column), at: column)
      column += lanes
    }
    while column < columns.upperBound {
      target[column] += source[column]
      column += 1
    }
  }
}
