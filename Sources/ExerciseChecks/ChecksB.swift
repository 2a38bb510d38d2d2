import Exercises
import Solutions

/// Checks of appendix B.
enum ChecksB {
  static var all: [Exercise] {
    [Exercise(product), Exercise(productInHalves), Exercise(longestInner)]
  }

  typealias Product =
    ([Float], [Float], Int, Int, Int) throws -> [Float]

  static var product: Checked<Product> {
    Checked(
      "B.1", "Three loops", .warmUp, minutes: 10,
      yours: PageB.product, solution: Solutions.PageB.product,
      hints: [
        "Element (i, p) of A stands at a[i * inner + p]. Where do (p, j) of B "
          + "and (i, j) of the result stand?",
        "Loops over i, j and p around c[i * columns + j] += a[i * inner + p] "
          + "* b[p * columns + j], from zeros.",
      ]
    ) { answer in
      let cases: [([Float], [Float], Int, Int, Int, [Float])] = [
        ([1, 2], [3, 4], 1, 2, 1, [11]),
        ([1, 2, 3, 4, 5, 6], [1, 0, 0, 1, 1, 1], 2, 3, 2, [4, 5, 10, 11]),
        ([2, 3], [1, 10, 100], 2, 1, 3, [2, 20, 200, 3, 30, 300]),
      ]
      for (a, b, rows, inner, columns, right) in cases {
        try expect(
          call("product", a, b, rows, inner, columns),
          gives: try answer(a, b, rows, inner, columns), near: right)
      }
    }
  }

  static var productInHalves: Checked<Product> {
    Checked(
      "B.2", "Sums in two halves", .standard, minutes: 20,
      yours: PageB.productInHalves,
      solution: { a, b, rows, inner, columns in
        Solutions.ChapterB.inHalves(
          a, b,
          Solutions.ChapterB.Sizes(rows: rows, inner: inner, columns: columns))
      },
      hints: [
        "Two sums for each element, even and odd, both 0 at first. p % 2 "
          + "says which of them gets the term.",
        "var halves: [Float] = [0, 0]; in the loop over p halves[p % 2] += …; "
          + "behind it c[i * columns + j] = halves[0] + halves[1].",
      ]
    ) { answer in
      let big: Float = 16_777_216  // from here on, floats are 2 apart
      let cases: [([Float], [Float], Int, Int, Int, [Float])] = [
        ([1, 2], [3, 4], 1, 2, 1, [11]),
        ([1, 2, 3], [1, 10, 100], 1, 3, 1, [321]),
        // One sum: big + 1 = big, and 1 is left. Two: 0 and 2.
        ([big, 1, -big, 1], [1, 1, 1, 1], 1, 4, 1, [2]),
        // One sum loses both ones in big.
        ([1, 1, 1, 1], [1, big, 1, -big], 1, 4, 1, [2]),
        (
          [1, 2, 3, 4, 5, 6], [1, 0, 0, 1, 1, 1], 2, 3, 2, [4, 5, 10, 11]
        ),
      ]
      for (a, b, rows, inner, columns, right) in cases {
        try expect(
          call("productInHalves", a, b, rows, inner, columns),
          gives: try answer(a, b, rows, inner, columns), wanted: right)
      }
    }
  }

  private static func call(
    _ name: String, _ a: [Float], _ b: [Float], _ rows: Int, _ inner: Int,
    _ columns: Int
  ) -> String {
    "\(name)(\(a), \(b), rows: \(rows), inner: \(inner), columns: \(columns))"
  }

  static var longestInner: Checked<(Int, Int) throws -> Int> {
    Checked(
      "B.3", "What fits into a cache", .warmUp, minutes: 5,
      yours: PageB.longestInner, solution: Solutions.ChapterB.longestInner,
      hints: [
        "How many bytes has one row of the panel?",
        "A row has 4 * panelColumns bytes; a division without rest gives the "
          + "rows: cacheBytes / (4 * panelColumns).",
      ]
    ) { answer in
      for (bytes, columns, right) in [
        (1000, 48, 5), (32_768, 48, 170), (32_768, 16, 512), (191, 48, 0),
        (192, 48, 1),
      ] {
        try expect(
          "longestInner(cacheBytes: \(bytes), panelColumns: \(columns))",
          gives: try answer(bytes, columns), wanted: right)
      }
    }
  }
}
