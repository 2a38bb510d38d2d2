/// Up to this many columns, a few hundred rows fit the first cache as they are:
/// packing them would cost more than it gains.
let narrow = 64

/// C += the sum of A_t^T B_t for matrices of few columns and many rows.
func addNarrowProducts(
  ofTransposed pairs: [(a: MatrixView, b: MatrixView)],
  into c: UnsafeMutablePointer<Float>
) {
  let (m, n) = (pairs[0].a.columns, pairs[0].b.columns)
  let products = pairs.map { NarrowProduct(a: $0.a, b: $0.b) }
  for product in products {
    sumInParts(
      rows: product.a.rows, size: m * n, work: product.a.rows * m * n, into: c
    ) { rows, sum in
      product.add(rows: rows, to: sum)
    }
  }
}

private struct NarrowProduct: @unchecked Sendable {
  /// (rows, m) and (rows, n), both row-major.
  let a: MatrixView
  let b: MatrixView

  /// C += A^T B over some rows, in blocks that stay in the first cache.
  func add(rows: Range<Int>, to c: UnsafeMutablePointer<Float>) {
    // A tile at the right edge reads on in the rows below. The last rows, below
    // which there are not enough, are added one by one. That rounds otherwise,
    // so how many they are must not depend on the tile of this processor.
    let end = max(
      rows.lowerBound,
      min(
        rows.upperBound,
        a.rows
          - max(
            overrun(columns: a.columns, width: mostTileRows),
            overrun(columns: b.columns))))
    for start in stride(from: rows.lowerBound, to: end, by: 128) {
      addBlock(start, depth: min(128, end - start), to: c)
    }
    for row in end..<rows.upperBound { addRow(row, to: c) }
  }

  private func addBlock(
    _ start: Int, depth: Int, to c: UnsafeMutablePointer<Float>
  ) {
    let (m, n) = (a.columns, b.columns)
    for column in stride(from: 0, to: n, by: tileColumns) {
      Tile(
        depth: depth, a: a.base + start * m, aRow: 1, aStep: m,
        b: b.base + start * n + column, bStep: n,
        c: c + column, cRow: n, isAdded: true
      ).multiply(rows: m, columns: min(tileColumns, n - column))
    }
  }

  private func addRow(_ p: Int, to c: UnsafeMutablePointer<Float>) {
    let (m, n) = (a.columns, b.columns)
    for row in 0..<m {
      addScaled(
        b.base + p * n, by: a.base[p * m + row], to: c + row * n, count: n)
    }
  }
}
