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
/// If every core can keep all of B, the rows are shared among the threads, and
/// nobody waits for the others before the last step.
///
/// - Parameter product: product t, with as many rows as the others.
public func matrixProducts(_ count: Int, _ product: (Int) -> Product) {
  if count == 1 { return product(0).compute() }
  // Made before the threads begin: each product holds its panels, and threads
  // that count the same references at every step wait for each other.
  (0..<count).map(product).withUnsafeBufferPointer(computeInOrder)
}

private func computeInOrder(_ products: UnsafeBufferPointer<Product>) {
  guard let first = products.first else { return }
  let (rows, b) = (first.a.rows, first.b)
  // snippet.chain
  guard everyCoreKeeps(b, rows: rows) else {
    for product in products { product.compute() }
    return
  }
  let blockRows = rowsOfThread(rows)
  let blocks = (rows + blockRows - 1) / blockRows
  let work = products.count * rows * b.rows * b.columns
  inChunks(blocks, work: work) { block in
    let rows = block * blockRows..<min((block + 1) * blockRows, rows)
    for product in products { product.compute(rows: rows) }
  }
  // snippet.end
}

/// Whether each thread computes some rows with all of B: B is small, or fills
/// no more than half of the second cache and there is a tile for every thread.
private func everyCoreKeeps(_ b: Panels, rows: Int) -> Bool {
  let bytes = b.rows * b.columns * MemoryLayout<Float>.stride
  let isSmall = bytes <= 1 << 18 && rows >= 2 * tileRows
  return isSmall
    || bytes <= secondCache / 2
      && rows >= ThreadPool.shared.threads * tileRows
}

/// The rows of a thread, or a part of them if they are many.
private func rowsOfThread(_ rows: Int) -> Int {
  let threads = ThreadPool.shared.threads
  return min(128, ((rows + threads - 1) / threads + 3) / 4 * 4)
}

/// The fewest rows that are multiplied as a tile: with fewer, each is multiplied
/// with several panels at once.
private let fewestRows = min(4, tileRows)

/// The rows of a chunk: all, if the panels alone give the threads enough to
/// share, otherwise fewer, but two tiles at least.
private func blockRows(of rows: Int, panels: Int) -> Int {
  let tiles = (rows + tileRows - 1) / tileRows
  let blocks = max(1, 48 / panels)
  return max(2, (tiles + blocks - 1) / blocks) * tileRows
}

/// Runs the chunks on all threads if the work, in multiplications, is worth
/// the fifth of a microsecond that it takes to share it.
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
    if rows == 0 || b.columns == 0 { return }
    let work = rows * b.rows * b.columns
    if rows < fewestRows {
      withExtendedLifetime(b) {
        let product = RowProduct(self)
        inChunks(product.runs, work: work) { product.multiply(run: $0) }
      }
      return epilogue.apply(
        to: c, rows: 0..<rows, columns: 0..<b.groupColumns, stride: b.columns)
    }
    // snippet.chunks
    let blockRows = blockRows(of: rows, panels: b.panelsPerGroup)
    let blocks = (rows + blockRows - 1) / blockRows
    let chunks = b.panelsPerGroup * blocks
    inChunks(chunks, work: work) { chunk in
      // Half of the last panel's blocks come first, since it may be narrow.
      let (panel, block) = ((chunk + chunks - blocks / 2) % chunks)
        .quotientAndRemainder(dividingBy: blocks)
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
      cRow: b.columns)
    if columns.count == vectors * lanes {
      return tile.multiply(rows: rows.count, vectors: vectors)
    }
    // The last vector is too long: what is behind the width comes from padding.
    // If B is one panel, it falls into the rows below, which are written after
    // it, except below the last rows. Otherwise it would fall into the columns
    // of other threads.
    let reach = overrun(columns: columns.count)
    let safe =
      b.count == 1 ? max(0, rows.count - reach) / 4 * 4 : 0
    tile.multiply(rows: safe, vectors: vectors)
    tile.a += safe * tile.aRow
    tile.c += safe * tile.cRow
    tile.multiplyPadded(
      rows: rows.count - safe, vectors: vectors, width: columns.count)
  }
}
