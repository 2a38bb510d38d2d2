/// C = A B, where B was packed before.
///
/// - Parameters:
///   - a: (rows, inner), row-major.
///   - b: (inner, columns), packed.
///   - c: (rows, columns), row-major; overwritten, or added to.
public func matrixProduct(
  _ a: MatrixView, _ b: Panels, into c: UnsafeMutablePointer<Float>,
  accumulating: Bool = false
) {
  if a.rows == 0 { return }
  let c = UnsafeDestination(c)
  if a.rows < tileRows, b.columns >= wideColumns {
    return rowProducts(a, b, into: c, accumulating: accumulating)
  }
  // snippet.chunks
  // Enough chunks for all threads, even where B is a single panel.
  let blockRows = b.count >= 8 ? a.rows : max(tileRows, 16)
  let blocks = (a.rows + blockRows - 1) / blockRows
  inChunks(b.count * blocks, work: a.rows * a.columns * b.columns) { chunk in
    let (panel, block) = chunk.quotientAndRemainder(dividingBy: blocks)
    let start = block * blockRows
    multiply(
      a, rows: start..<min(start + blockRows, a.rows), b[panel],
      panel: panel, columns: b.columns, into: c.pointer,
      accumulating: accumulating)
  }
  // snippet.end
}

/// Runs the chunks on all threads if the work, in multiplications, is worth
/// the microsecond that it takes to share it.
@inline(__always)
func inChunks(_ chunks: Int, work: Int, _ body: (Int) -> Void) {
  if work < 1 << 15 {
    for chunk in 0..<chunks { body(chunk) }
  } else {
    ThreadPool.shared.forEach(chunks, body)
  }
}

/// Multiplies some rows of A with one panel of B.
private func multiply(
  _ a: MatrixView, rows: Range<Int>, _ b: UnsafePointer<Float>,
  panel: Int, columns: Int, into c: UnsafeMutablePointer<Float>,
  accumulating: Bool
) {
  let first = panel * tileColumns
  let width = min(tileColumns, columns - first)
  var tile = Tile(
    depth: a.columns,
    a: a.base + rows.lowerBound * a.rowStride, aRow: a.rowStride,
    aStep: a.columnStride, b: b, bStep: tileColumns,
    c: c + rows.lowerBound * columns + first, cRow: columns,
    accumulates: accumulating)
  if width == tileColumns {
    return tile.multiply(rows: rows.count)
  }
  // The last panel is padded: multiply into a full tile, copy what counts.
  withUnsafeTemporaryAllocation(
    of: Float.self, capacity: rows.count * tileColumns
  ) { full in
    let destination = tile.c
    tile.c = full.baseAddress!
    tile.cRow = tileColumns
    tile.accumulates = false
    tile.multiply(rows: rows.count)
    for row in 0..<rows.count {
      for column in 0..<width {
        let value = full[row * tileColumns + column]
        let index = row * columns + column
        destination[index] = accumulating ? destination[index] + value : value
      }
    }
  }
}

// MARK: - Few rows

/// The columns that the kernel for single rows computes at once: eight
/// vectors, enough independent sums to hide how long an addition takes.
private let wideColumns = 8 * lanes

/// C = A B for a few rows, one at a time: the case of prediction, where a
/// single hidden state meets the weights and memory sets the speed.
private func rowProducts(
  _ a: MatrixView, _ b: Panels, into c: UnsafeDestination, accumulating: Bool
) {
  let wide = b.columns / wideColumns
  let rest = b.count - wide * (wideColumns / tileColumns)
  inChunks(wide + rest, work: a.rows * a.columns * b.columns) { chunk in
    if chunk < wide {
      let panel = chunk * (wideColumns / tileColumns)
      for row in 0..<a.rows {
        multiplyRow(
          a.base + row * a.rowStride, step: a.columnStride, depth: a.columns,
          b[panel], panelStride: b.rows * tileColumns,
          into: c.pointer + row * b.columns + panel * tileColumns,
          accumulating: accumulating)
      }
    } else {
      let panel = wide * (wideColumns / tileColumns) + chunk - wide
      multiply(
        a, rows: 0..<a.rows, b[panel], panel: panel, columns: b.columns,
        into: c.pointer, accumulating: accumulating)
    }
  }
}

/// Multiplies one row with `wideColumns` columns of B.
@inline(__always)
private func multiplyRow(
  _ a: UnsafePointer<Float>, step: Int, depth: Int,
  _ b: UnsafePointer<Float>, panelStride: Int,
  into c: UnsafeMutablePointer<Float>, accumulating: Bool
) {
  var c0 = Vector.zero, c1 = Vector.zero, c2 = Vector.zero, c3 = Vector.zero
  var c4 = Vector.zero, c5 = Vector.zero, c6 = Vector.zero, c7 = Vector.zero
  // Vector i lies `vectors[i]` floats behind the start of a row of B.
  let perPanel = tileColumns / lanes
  @inline(__always) func offset(_ i: Int) -> Int {
    i / perPanel * panelStride + i % perPanel * lanes
  }
  // snippet.row
  for p in 0..<depth {
    let a0 = Vector(repeating: a[p * step])
    let row = b + p * tileColumns
    c0.addProduct(a0, row.vector(offset(0)))
    c1.addProduct(a0, row.vector(offset(1)))
    c2.addProduct(a0, row.vector(offset(2)))
    c3.addProduct(a0, row.vector(offset(3)))
    c4.addProduct(a0, row.vector(offset(4)))
    c5.addProduct(a0, row.vector(offset(5)))
    c6.addProduct(a0, row.vector(offset(6)))
    c7.addProduct(a0, row.vector(offset(7)))
  }
  // snippet.end
  @inline(__always) func write(_ sum: Vector, _ index: Int) {
    c.store(accumulating ? c.vector(index) + sum : sum, at: index)
  }
  write(c0, 0)
  write(c1, lanes)
  write(c2, 2 * lanes)
  write(c3, 3 * lanes)
  write(c4, 4 * lanes)
  write(c5, 5 * lanes)
  write(c6, 6 * lanes)
  write(c7, 7 * lanes)
}
