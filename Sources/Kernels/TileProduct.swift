/// C = A B with B as it lies in memory, not packed: for appendix B, which
/// measures what the panels gain.
///
/// - Parameters:
///   - a: (rows, inner), row-major.
///   - b: (inner, columns), row-major; `columns` is a multiple of 16.
///   - c: (rows, columns), row-major; overwritten.
package func tileProduct(
  _ a: MatrixView, _ b: MatrixView, into c: UnsafeMutablePointer<Float>
) {
  for column in stride(from: 0, to: b.columns, by: tileColumns) {
    Tile(
      depth: a.columns, a: a.base, aRow: a.rowStride, aStep: 1,
      b: b.base + column, bStep: b.rowStride,
      c: c + column, cRow: b.columns
    ).multiply(
      rows: a.rows, vectors: min(tileColumns, b.columns - column) / lanes)
  }
}
