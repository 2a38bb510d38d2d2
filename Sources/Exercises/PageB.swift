/// Exercises of appendix B, the kernel.
public enum PageB {
  /// B.1 Three loops (warm-up, 10 minutes)
  ///
  /// The product of A (rows, inner) and B (inner, columns). Both matrices, and
  /// the result, are arrays that hold one row behind the other.
  ///
  ///     product([1, 2], [3, 4], rows: 1, inner: 2, columns: 1)  // [11]
  public static func product(
    _ a: [Float], _ b: [Float], rows: Int, inner: Int, columns: Int
  ) throws -> [Float] {
    throw Unfinished()
  }

  /// B.2 Sums in two halves (standard, 20 minutes)
  ///
  /// The product of B.1, but with each sum in two halves: one of the terms with
  /// even p, one of those with odd p, both in the order of p, and added at the
  /// end. Rounding makes the result another one: it is compared bit by bit.
  public static func productInHalves(
    _ a: [Float], _ b: [Float], rows: Int, inner: Int, columns: Int
  ) throws -> [Float] {
    throw Unfinished()
  }

  /// B.3 What fits into a cache (warm-up, 5 minutes)
  ///
  /// A panel is so many columns wide, and its numbers are floats of 4 bytes.
  /// How many whole rows of it fit into the cache?
  ///
  ///     longestInner(cacheBytes: 1000, panelColumns: 48)  // 5
  public static func longestInner(
    cacheBytes: Int, panelColumns: Int
  ) throws -> Int {
    throw Unfinished()
  }
}
