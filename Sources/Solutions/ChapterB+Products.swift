// The products of exercises 1, 2 and 5. A is (rows, inner), B is (inner,
// columns), both in row-major order; each returns C, (rows, columns).

extension Solutions.ChapterB {
  /// The sizes of a product.
  public struct Sizes: Sendable {
    /// The product of (rows, inner) and (inner, columns).
    public let rows, inner, columns: Int

    /// A product of (rows, inner) and (inner, columns).
    public init(rows: Int, inner: Int, columns: Int) {
      (self.rows, self.inner, self.columns) = (rows, inner, columns)
    }
  }

  /// The definition, one sum after the other: i, j, p.
  public static func sumBySum(
    _ a: [Float], _ b: [Float], _ sizes: Sizes
  ) -> [Float] {
    let (m, h) = (sizes.inner, sizes.columns)
    return (0..<sizes.rows * h).map { place in
      let (i, j) = place.quotientAndRemainder(dividingBy: h)
      var sum: Float = 0
      for p in 0..<m { sum.addProduct(a[i * m + p], b[p * h + j]) }
      return sum
    }
  }

  /// 1. The loops in the order p, i, j. An element of C still gets its terms
  /// in the order of p, each with one rounding: the same bits.
  public static func termByTerm(
    _ a: [Float], _ b: [Float], _ sizes: Sizes
  ) -> [Float] {
    let (n, m, h) = (sizes.rows, sizes.inner, sizes.columns)
    var c = [Float](repeating: 0, count: n * h)
    for p in 0..<m {
      for i in 0..<n {
        let factor = a[i * m + p]
        for j in 0..<h { c[i * h + j].addProduct(factor, b[p * h + j]) }
      }
    }
    return c
  }

  /// 2. Step 3 with any number of vectors; `columns` is a multiple of 16 times
  /// that number. The vectors put different sums side by side, so the bits
  /// are the same.
  ///
  /// (To time it, write the sums out as variables, as the page does: an array
  /// lives in memory.)
  public static func inVectors(
    _ count: Int, _ a: [Float], _ b: [Float], _ sizes: Sizes
  ) -> [Float] {
    let (n, m, h) = (sizes.rows, sizes.inner, sizes.columns)
    var c = [Float](repeating: 0, count: n * h)
    for i in 0..<n {
      for j in stride(from: 0, to: h, by: 16 * count) {
        var sums = [SIMD16<Float>](repeating: .zero, count: count)
        for p in 0..<m {
          let factor = SIMD16(repeating: a[i * m + p])
          for v in 0..<count {
            let start = p * h + j + 16 * v
            sums[v].addProduct(factor, SIMD16(b[start..<start + 16]))
          }
        }
        for v in 0..<count {
          for lane in 0..<16 { c[i * h + j + 16 * v + lane] = sums[v][lane] }
        }
      }
    }
    return c
  }

  /// 5. Each sum in two halves, even and odd p, which are added at the end.
  /// There are twice as many sums under way, which helps where they were too
  /// few. Where it was tried, step 3 did not become faster: as in exercise 2,
  /// B sets the speed. And the terms are added in another order, so the bits
  /// change, though by no more than rounding. The program then says that the
  /// bits are not the same from all.
  public static func inHalves(
    _ a: [Float], _ b: [Float], _ sizes: Sizes
  ) -> [Float] {
    let (m, h) = (sizes.inner, sizes.columns)
    return (0..<sizes.rows * h).map { place in
      let (i, j) = place.quotientAndRemainder(dividingBy: h)
      var halves: (even: Float, odd: Float) = (0, 0)
      for p in stride(from: 0, to: m, by: 2) {
        halves.even.addProduct(a[i * m + p], b[p * h + j])
        if p + 1 < m {
          halves.odd.addProduct(a[i * m + p + 1], b[(p + 1) * h + j])
        }
      }
      return halves.even + halves.odd
    }
  }
}
