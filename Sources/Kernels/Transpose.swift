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
  // Blocks that fit the first cache on both sides.
  let block = 32
  inChunks(
    (columns + block - 1) / block, work: rows * columns
  ) { strip in
    let end = min((strip + 1) * block, columns)
    for row in 0..<rows {
      let line = source.base + row * columns
      for column in strip * block..<end {
        destination.pointer[column * rows + row] = line[column]
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
