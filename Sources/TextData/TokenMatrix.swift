import Basics

/// Token indices in rows and columns.
///
///     let matrix = TokenMatrix([[1, 2, 3], [17, 18, 19]])
///     matrix[1, 0]  // 17
public struct TokenMatrix: Equatable, Sendable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int

  /// The indices row by row.
  public let indices: [Int]

  /// A matrix of shape (`rows`, `columns`) filled row by row.
  public init(rows: Int, columns: Int, indices: [Int]) {
    require(
      rows >= 0 && columns >= 0 && indices.count == rows * columns,
      "\(rows) rows of \(columns) columns do not hold \(indices.count) indices."
    )
    self.rows = rows
    self.columns = columns
    self.indices = indices
  }

  /// A matrix with these rows, all of the same length.
  public init(_ rows: [[Int]]) {
    let columns = rows.first?.count ?? 0
    require(
      rows.allSatisfy { $0.count == columns },
      "The rows of a matrix have the same length.")
    self.init(
      rows: rows.count, columns: columns,
      indices: rows.count == 1 ? rows[0] : rows.flatMap { $0 })
  }

  /// The index at a row and a column, both counted from 0.
  public subscript(row: Int, column: Int) -> Int {
    require(
      row >= 0 && row < rows && column >= 0 && column < columns,
      "(\(row), \(column)) is outside a matrix of \(rows) x \(columns).")
    return indices[row * columns + column]
  }

  /// One row, from left to right.
  public func row(_ row: Int) -> [Int] {
    require(
      row >= 0 && row < rows, "There is no row \(row) among \(rows).")
    return Array(indices[row * columns..<(row + 1) * columns])
  }

  /// The matrix of shape (`columns`, `rows`) with rows and columns swapped.
  public var transposed: TokenMatrix {
    if rows == 1 || columns == 1 {  // the order stays
      return TokenMatrix(rows: columns, columns: rows, indices: indices)
    }
    let swapped = indices.withUnsafeBufferPointer { indices in
      [Int](unsafeUninitializedCapacity: indices.count) { swapped, count in
        // A few rows at a time, so that both matrices stay in the cache.
        for first in stride(from: 0, to: rows, by: 16) {
          let height = min(16, rows - first)
          for column in 0..<columns {
            var from = indices.baseAddress! + first * columns + column
            let to = swapped.baseAddress! + column * rows + first
            for row in 0..<height {
              to[row] = from.pointee
              from += columns
            }
          }
        }
        count = indices.count
      }
    }
    return TokenMatrix(rows: columns, columns: rows, indices: swapped)
  }
}

extension TokenMatrix: CustomStringConvertible {
  /// One line for each row, numbers aligned at the right.
  public var description: String {
    let width = indices.map { String($0).count }.max() ?? 0
    let lines = (0..<rows).map { row in
      let numbers = self.row(row).map { String($0).right(width) }
      return "[" + numbers.joined(separator: ", ") + "]"
    }
    return "[" + lines.joined(separator: ",\n ") + "]"
  }
}
