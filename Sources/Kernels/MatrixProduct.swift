/// C = A B, where B was packed before, and what is done with C while it is
/// still in the cache.
public struct Product: @unchecked Sendable {
  let a: MatrixView
  let b: Panels
  let c: UnsafeMutablePointer<Float>
  let epilogue: Epilogue

  /// - Parameters:
  ///   - a: (rows, inner), row-major.
  ///   - b: (inner, columns), packed.
  ///   - c: (rows, columns), row-major; overwritten.
  ///   - epilogue: what is done with each element once it is complete.
  public init(
    _ a: MatrixView, _ b: Panels, into c: UnsafeMutablePointer<Float>,
    then epilogue: Epilogue = .none
  ) {
    (self.a, self.b, self.c, self.epilogue) = (a, b, c, epilogue)
  }
}

/// C = A B, where B was packed before.
///
/// - Parameters: those of `Product`.
public func matrixProduct(
  _ a: MatrixView, _ b: Panels, into c: UnsafeMutablePointer<Float>,
  then epilogue: Epilogue = .none
) {
  Product(a, b, into: c, then: epilogue).compute()
}

/// Computes products with the same B one after the other, as the steps of a
/// recurrent layer are: each may read what the one before has written, but
/// only in the same row.
///
/// If B is so small that every core can keep it, the rows are shared among the
/// threads, and nobody waits for the others before the last step.
///
/// - Parameter product: product t, with as many rows as the others.
public func matrixProducts(_ count: Int, _ product: (Int) -> Product) {
  if count == 0 { return }
  let (rows, b) = (product(0).a.rows, product(0).b)
  // snippet.chain
  guard b.rows * b.columns <= keptFloats, rows >= 2 * tileRows else {
    for t in 0..<count { product(t).compute() }
    return
  }
  let blockRows = min(128, blockRows(of: rows))
  let blocks = (rows + blockRows - 1) / blockRows
  inChunks(blocks, work: count * rows * b.rows * b.columns) { block in
    let rows = block * blockRows..<min((block + 1) * blockRows, rows)
    for t in 0..<count { product(t).compute(rows: rows) }
  }
  // snippet.end
}

/// The most floats of a matrix that every core keeps: a quarter of a megabyte.
private let keptFloats = 1 << 16

/// Blocks of at least two tiles, so that the chunks of all threads are of
/// about the same size, whatever the number of panels.
private func blockRows(of rows: Int) -> Int {
  max(2 * tileRows, (rows / 4 + 7) / 8 * 8)
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

extension Product {
  /// Computes all of C on all threads.
  func compute() {
    let rows = a.rows
    if rows == 0 { return }
    let work = rows * b.rows * b.columns
    if rows < tileRows {
      let runs = (b.count + wideRun - 1) / wideRun
      inChunks(runs, work: work) { multiplyFewRows(run: $0) }
      return epilogue.apply(
        to: c, rows: 0..<rows, columns: 0..<b.groupColumns, stride: b.columns)
    }
    // snippet.chunks
    let blockRows = blockRows(of: rows)
    let blocks = (rows + blockRows - 1) / blockRows
    inChunks(b.panelsPerGroup * blocks, work: work) { chunk in
      let (panel, block) = chunk.quotientAndRemainder(dividingBy: blocks)
      let start = block * blockRows
      compute(rows: start..<min(start + blockRows, rows), panel: panel)
    }
    // snippet.end
  }

  /// Computes some rows of C.
  func compute(rows: Range<Int>) {
    for panel in 0..<b.panelsPerGroup { compute(rows: rows, panel: panel) }
  }

  /// Multiplies some rows with the same panel of every group.
  private func compute(rows: Range<Int>, panel: Int) {
    for group in 0..<b.groups {
      multiply(rows: rows, panel: group * b.panelsPerGroup + panel)
    }
    epilogue.apply(
      to: c, rows: rows, columns: b.columns(of: panel), stride: b.columns)
  }

  /// Multiplies some rows of A with one panel of B.
  private func multiply(rows: Range<Int>, panel: Int) {
    let columns = b.columns(of: panel)
    let vectors = (columns.count + lanes - 1) / lanes
    var tile = Tile(
      depth: a.columns,
      a: a.base + rows.lowerBound * a.rowStride, aRow: a.rowStride,
      aStep: a.columnStride, b: b[panel], bStep: tileColumns,
      c: c + rows.lowerBound * b.columns + columns.lowerBound,
      cRow: b.columns, accumulates: false)
    if columns.count == vectors * lanes {
      return tile.multiply(rows: rows.count, vectors: vectors)
    }
    // The last vector is too long: what is behind the width comes from padding.
    // If B is one panel, it falls into the rows below, which are written after
    // it, except below the last rows. Otherwise it would fall into the columns
    // of other threads.
    let reach = overrun(columns: columns.count)
    let safe =
      b.count == 1 ? max(0, rows.count - reach) / tileRows * tileRows : 0
    tile.multiply(rows: safe, vectors: vectors)
    tile.a += safe * tile.aRow
    tile.c += safe * tile.cRow
    tile.multiplyPadded(
      rows: rows.count - safe, vectors: vectors, width: columns.count)
  }
}

// MARK: - Few rows

/// How many panels a single row meets at once: enough independent sums to hide
/// how long an addition takes.
private let wideRun = 144 / tileColumns

extension Product {
  /// Multiplies all rows, one at a time, with a run of panels: the case of
  /// prediction, where a single hidden state meets the weights and memory sets
  /// the speed.
  private func multiplyFewRows(run: Int) {
    let panels = run * wideRun..<min((run + 1) * wideRun, b.count)
    let start = b.columns(of: panels.lowerBound).lowerBound
    let end = b.columns(of: panels.upperBound - 1).upperBound
    guard end - start == wideRun * tileColumns else {
      for panel in panels { multiply(rows: 0..<a.rows, panel: panel) }
      return
    }
    for row in 0..<a.rows {
      multiplyRow(
        a.base + row * a.rowStride, panel: panels.lowerBound,
        into: c + row * b.columns + start)
    }
  }

  /// Multiplies one row of A with `wideRun` panels of B.
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
      c0.write(to: c, adding: false)
      c1.write(to: c + tileColumns, adding: false)
      c2.write(to: c + 2 * tileColumns, adding: false)
    #else
      // Three panels at a time: six of the registers of AVX hold the sums.
      var (panel, c) = (panel, c)
      for _ in 0..<wideRun / 3 {
        var c0 = Row1(), c1 = Row1(), c2 = Row1()
        let (b0, b1, b2) = (b[panel], b[panel + 1], b[panel + 2])
        for p in 0..<depth {
          let a0 = Vector(repeating: a[p * step])
          c0.addProduct(a0, Row1(b0 + p * tileColumns))
          c1.addProduct(a0, Row1(b1 + p * tileColumns))
          c2.addProduct(a0, Row1(b2 + p * tileColumns))
        }
        c0.write(to: c, adding: false)
        c1.write(to: c + tileColumns, adding: false)
        c2.write(to: c + 2 * tileColumns, adding: false)
        panel += 3
        c += 3 * tileColumns
      }
    #endif
  }
}
