import Kernels
import Testing

extension EngineTests {
  @Suite struct SumOfProductsTests {
    @Test("the sum of the products agrees with loops in double precision")
    func agreesWithLoops() {
      let lengths = [1, 2, 3, 5, 8, 9, 17, 28, 32, 33, 65]
      for (index, m) in lengths.enumerated() {
        for n in lengths {
          let rows = [lengths[(index + n) % 11], 4, 7]
          check(Pairs(rows: rows, m: m, n: n))
        }
      }
    }

    @Test(
      "more rows than fit one block", arguments: [[255, 2], [300], [600, 1]])
    func manyRows(rows: [Int]) {
      check(Pairs(rows: rows, m: 11, n: 37))
      check(Pairs(rows: rows + [0, 256, 3], m: 5, n: 64))
    }

    @Test("many pairs of a few rows, as at the steps of a sequence")
    func manyPairs() {
      check(Pairs(rows: [Int](repeating: 9, count: 70), m: 33, n: 29))
    }

    private func check(_ pairs: Pairs) {
      let c = pairs.computed()
      let steps = pairs.rows.reduce(0, +)
      #expect(
        c.isIntact
          && agrees(c, pairs.sums(), steps: steps, start: pairs.start),
        "rows \(pairs.rows), \(pairs.m) x \(pairs.n)")
      let fresh = pairs.computed(accumulating: false)
      #expect(
        fresh.isIntact && agrees(fresh, pairs.sums(), steps: steps),
        "rows \(pairs.rows), \(pairs.m) x \(pairs.n), not added")
    }

    @Test("no pairs and pairs without rows add nothing")
    func nothing() {
      for rows in [[], [0], [0, 0]] {
        let pairs = Pairs(rows: rows, m: 3, n: 5)
        #expect(pairs.computed().elements == pairs.start)
        if rows.isEmpty { continue }  // nothing tells the shape
        let fresh = pairs.computed(accumulating: false)
        #expect(fresh.isIntact && fresh.elements.allSatisfy { $0 == 0 })
      }
      #expect(Pairs(rows: [2], m: 0, n: 5).computed().isIntact)
      #expect(Pairs(rows: [2], m: 5, n: 0).computed().isIntact)
    }

    @Test("the number of threads does not change a bit")
    func threads() {
      for rows in [[32, 32, 7], [300, 5, 600]] {
        let pairs = Pairs(rows: rows, m: 28, n: 130)
        let bits = results { pairs.computed().bits }
        #expect(bits[0] == bits[1] && bits[0] == bits[2])
      }
    }
  }
}

/// Pairs of matrices (rows_t, m) and (rows_t, n), and what C holds before.
private struct Pairs {
  let rows: [Int]
  let m: Int, n: Int
  let a: [Buffer]
  let b: [Buffer]
  let start: [Float]

  init(rows: [Int], m: Int, n: Int) {
    (self.rows, self.m, self.n) = (rows, m, n)
    a = rows.indices.map { Buffer(numbers(rows[$0] * m, seed: $0)) }
    b = rows.indices.map { Buffer(numbers(rows[$0] * n, seed: $0 + 1000)) }
    start = numbers(m * n, seed: 2000)
  }

  func computed(accumulating: Bool = true) -> Buffer {
    let c = Buffer(start)
    let pairs = rows.indices.map { t in
      (
        a: MatrixView(a[t].base, rows: rows[t], columns: m),
        b: MatrixView(b[t].base, rows: rows[t], columns: n)
      )
    }
    sumOfProducts(
      ofTransposed: pairs, into: c.base, accumulating: accumulating)
    return c
  }

  /// The elements of the sum, in double precision.
  func sums() -> [Sum] {
    (0..<m).flatMap { i in
      (0..<n).map { j in
        var sum = Sum()
        for t in rows.indices {
          let (a, b) = (a[t].base, b[t].base)
          for p in 0..<rows[t] { sum.add(a[p * m + i], b[p * n + j]) }
        }
        return sum
      }
    }
  }
}
