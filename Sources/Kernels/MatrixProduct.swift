/// C = A B, where B was packed before.
///
/// - Parameters:
///   - a: (rows, inner), row-major.
///   - b: (inner, columns), packed.
///   - c: (rows, columns), row-major; overwritten, or added to.
///   - epilogue: what is done with each element once it is complete.
public func matrixProduct(
  _ a: MatrixView, _ b: Panels, into c: UnsafeMutablePointer<Float>,
  accumulating: Bool = false, then epilogue: Epilogue = .none
) {
  if a.rows == 0 { return }
  let product = Product(
    a: a, b: b, c: c, accumulates: accumulating, epilogue: epilogue)
  let work = a.rows * a.columns * b.columns
  if a.rows < tileRows {
    let groups = (b.count + wideGroup - 1) / wideGroup
    return inChunks(groups, work: work) { product.multiplyFewRows(group: $0) }
  }
  // snippet.chunks
  // Blocks of at least two tiles, so that the chunks of all threads are of
  // about the same size, whatever the number of panels.
  let blockRows = max(2 * tileRows, (a.rows / 4 + 7) / 8 * 8)
  let blocks = (a.rows + blockRows - 1) / blockRows
  inChunks(b.count * blocks, work: work) { chunk in
    let (panel, block) = chunk.quotientAndRemainder(dividingBy: blocks)
    let start = block * blockRows
    product.multiply(
      rows: start..<min(start + blockRows, a.rows), panel: panel)
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

/// How many panels a single row meets at once: enough independent sums to hide
/// how long an addition takes.
private let wideGroup = 144 / tileColumns

/// The operands of a product, of which every thread computes a part.
private struct Product: @unchecked Sendable {
  let a: MatrixView
  let b: Panels
  let c: UnsafeMutablePointer<Float>
  let accumulates: Bool
  let epilogue: Epilogue

  /// Multiplies some rows of A with one panel of B.
  func multiply(rows: Range<Int>, panel: Int) {
    let first = panel * tileColumns
    let width = min(tileColumns, b.columns - first)
    let vectors = (width + lanes - 1) / lanes
    let start = rows.lowerBound * b.columns + first
    var tile = Tile(
      depth: a.columns,
      a: a.base + rows.lowerBound * a.rowStride, aRow: a.rowStride,
      aStep: a.columnStride, b: b[panel], bStep: tileColumns,
      c: c + start, cRow: b.columns, accumulates: accumulates)
    if width == vectors * lanes {
      tile.multiply(rows: rows.count, vectors: vectors)
    } else {
      // The last vector is too long: what is behind the width comes from
      // padding. If B is one panel, it falls into the rows below, which are
      // written after it (or added to, and then it is 0), except below the
      // last rows. Otherwise it would fall into the columns of other threads.
      let safe =
        b.count == 1
        ? max(0, rows.count - overrun(columns: width)) / tileRows * tileRows
        : 0
      tile.multiply(rows: safe, vectors: vectors)
      tile.a += safe * tile.aRow
      tile.c += safe * tile.cRow
      tile.multiplyPadded(
        rows: rows.count - safe, vectors: vectors, width: width)
    }
    epilogue.apply(
      to: c, rows: rows, columns: first..<first + width, stride: b.columns)
  }

  // MARK: - Few rows

  /// Multiplies all rows, one at a time, with a group of panels: the case of
  /// prediction, where a single hidden state meets the weights and memory sets
  /// the speed.
  func multiplyFewRows(group: Int) {
    let panels = group * wideGroup..<min((group + 1) * wideGroup, b.count)
    let end = min(panels.upperBound * tileColumns, b.columns)
    guard panels.count == wideGroup, end % lanes == 0,
      end == panels.upperBound * tileColumns
    else {
      for panel in panels { multiply(rows: 0..<a.rows, panel: panel) }
      return
    }
    for row in 0..<a.rows {
      let start = row * b.columns + panels.lowerBound * tileColumns
      multiplyRow(
        a.base + row * a.rowStride, panel: panels.lowerBound, into: c + start)
    }
    epilogue.apply(
      to: c, rows: 0..<a.rows,
      columns: panels.lowerBound * tileColumns..<end, stride: b.columns)
  }

  /// Multiplies one row of A with `wideGroup` panels of B.
  @inline(__always)
  private func multiplyRow(
    _ a: UnsafePointer<Float>, panel: Int,
    into c: UnsafeMutablePointer<Float>
  ) {
    let (step, depth) = (self.a.columnStride, self.a.columns)
    #if AVX512
      // snippet.row
      var c0 = Row3(), c1 = Row3(), c2 = Row3()
      let (b0, b1, b2) = (b[panel], b[panel + 1], b[panel + 2])
      for p in 0..<depth {
        let a0 = Vector(repeating: a[p * step])
        c0.addProduct(a0, Row3(b0 + p * tileColumns))
        c1.addProduct(a0, Row3(b1 + p * tileColumns))
        c2.addProduct(a0, Row3(b2 + p * tileColumns))
      }
      // snippet.end
      c0.write(to: c, adding: accumulates)
      c1.write(to: c + tileColumns, adding: accumulates)
      c2.write(to: c + 2 * tileColumns, adding: accumulates)
    #else
      // Three panels at a time: six of the registers of AVX hold the sums.
      var (panel, c) = (panel, c)
      for _ in 0..<wideGroup / 3 {
        var c0 = Row1(), c1 = Row1(), c2 = Row1()
        let (b0, b1, b2) = (b[panel], b[panel + 1], b[panel + 2])
        for p in 0..<depth {
          let a0 = Vector(repeating: a[p * step])
          c0.addProduct(a0, Row1(b0 + p * tileColumns))
          c1.addProduct(a0, Row1(b1 + p * tileColumns))
          c2.addProduct(a0, Row1(b2 + p * tileColumns))
        }
        c0.write(to: c, adding: accumulates)
        c1.write(to: c + tileColumns, adding: accumulates)
        c2.write(to: c + 2 * tileColumns, adding: accumulates)
        panel += 3
        c += 3 * tileColumns
      }
    #endif
  }
}
