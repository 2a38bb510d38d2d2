/// y = xᵀ.
///
/// - Parameters:
///   - x: (rows, columns), row-major.
///   - y: (columns, rows), row-major; overwritten.
public func transpose(
  _ x: UnsafePointer<Float>, rows: Int, columns: Int,
  into y: UnsafeMutablePointer<Float>
) {
  let source = MatrixView(x, rows: rows, columns: columns)
  let destination = UnsafeDestination(y)
  let strip = 2 * lanes
  inChunks(
    (columns + strip - 1) / strip, work: rows * columns
  ) { index in
    let first = index * strip
    transposeBlocks(
      source.base + first, stride: columns, rows: rows,
      columns: min(strip, columns - first),
      into: destination.pointer + first * rows, stride: rows)
  }
}

/// The same for a part of a matrix, sixteen rows and columns at a time: each
/// line of both sides is touched once, wherever the next one lies.
///
/// - Parameters:
///   - x: (rows, columns); rows begin `stride` floats apart.
///   - y: (columns, rows), likewise; overwritten.
func transposeBlocks(
  _ x: UnsafePointer<Float>, stride xStride: Int, rows: Int, columns: Int,
  into y: UnsafeMutablePointer<Float>, stride yStride: Int
) {
  withUnsafeTemporaryAllocation(of: Vector.self, capacity: 2 * lanes) {
    let block = $0.baseAddress!
    for row in stride(from: 0, to: rows, by: lanes) {
      let height = min(lanes, rows - row)
      for column in stride(from: 0, to: columns, by: lanes) {
        let width = min(lanes, columns - column)
        for i in 0..<height {
          block[i] = (x + (row + i) * xStride).vector(column, count: width)
        }
        for i in height..<lanes { block[i] = .zero }
        transpose(block, spare: block + lanes)
        for j in 0..<width {
          (y + (column + j) * yStride).store(block[j], at: row, count: height)
        }
      }
    }
  }
}

/// Exchanges the rows and columns of sixteen vectors.
///
/// Shuffling two halves of a pack of cards into each other moves the last bit
/// of a card's number to the front. Four shuffles of all 256 numbers so turn
/// their numbers 16 i + j into 16 j + i.
///
/// - Parameter spare: room for sixteen vectors.
@inline(__always)
func transpose(
  _ x: UnsafeMutablePointer<Vector>, spare: UnsafeMutablePointer<Vector>
) {
  shuffle(x, into: spare)
  shuffle(spare, into: x)
  shuffle(x, into: spare)
  shuffle(spare, into: x)
}

@inline(__always)
private func shuffle(
  _ x: UnsafePointer<Vector>, into y: UnsafeMutablePointer<Vector>
) {
  for i in 0..<lanes / 2 {
    let (a, b) = (x[i], x[i + lanes / 2])
    y[2 * i].evenHalf = a.lowHalf
    y[2 * i].oddHalf = b.lowHalf
    y[2 * i + 1].evenHalf = a.highHalf
    y[2 * i + 1].oddHalf = b.highHalf
  }
}
