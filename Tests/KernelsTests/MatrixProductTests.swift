import Kernels
import Testing

extension EngineTests {
  @Suite struct MatrixProductTests {
    /// Below, at and above the lengths of vectors, tiles and panels.
    static let lengths = [1, 2, 3, 5, 7, 8, 9, 17, 28, 31, 32, 33, 65, 130]

    @Test(
      "a product agrees with three loops in double precision",
      arguments: lengths)
    func agreesWithLoops(m: Int) {
      for (index, n) in Self.lengths.enumerated() {
        for k in [Self.lengths[(index + m) % 14], Self.lengths[m * n % 14]] {
          check(Operands(m: m, k: k, n: n))
        }
      }
    }

    @Test("one to nine rows of wide matrices agree with the loops")
    func fewRows() {
      // 128 columns at once for few rows, then whole panels, then a part.
      for m in 1...9 {
        for n in [113, 127, 128, 129, 160, 257, 300] {
          check(Operands(m: m, k: 11 + m, n: n))
        }
      }
    }

    private func check(_ product: Operands) {
      let sums = product.sums()
      for layout in Layout.allCases {
        let c = product.computed(layout)
        #expect(
          c.isIntact && agrees(c, sums, steps: product.k),
          "\(product.m) x \(product.k) times \(product.n), \(layout)")
      }
    }

    @Test("an axis of length 0 gives an empty or a zero matrix")
    func emptyAxes() {
      for m in [0, 1, 3, 20] {
        for k in [0, 2] {
          for n in [0, 5, 40, 120, 130, 300] where m * k * n == 0 {
            let product = Operands(m: m, k: k, n: n)
            let c = product.computed(Layout())
            #expect(c.isIntact && c.elements.allSatisfy { $0 == 0 })
          }
        }
      }
    }

    @Test(
      "the number of threads does not change a bit",
      arguments: [(2, 170, 400), (33, 65, 130), (70, 40, 31), (130, 33, 300)])
    func threads(m: Int, k: Int, n: Int) {
      let product = Operands(m: m, k: k, n: n)
      for layout in Layout.allCases {
        let bits = results { product.computed(layout).bits }
        #expect(bits[0] == bits[1] && bits[0] == bits[2])
      }
    }

    @Test(
      "a row has the same bits alone and among others",
      arguments: [5, 28, 32, 65, 130, 300], [37, 513, 1300])
    func rowsAlone(n: Int, k: Int) {
      let m = 21
      let product = Operands(m: m, k: k, n: n)
      let b = Panels(MatrixView(product.b.base, rows: k, columns: n))
      let all = product.computed(Layout()).bits
      for row in 0..<m {
        let c = Buffer(count: n)
        matrixProduct(
          MatrixView(product.a.base + row * k, rows: 1, columns: k), b,
          into: c.base)
        #expect(c.bits == Array(all[row * n..<(row + 1) * n]))
      }
    }
  }
}

/// How the operands of a product lie in memory.
private struct Layout: CaseIterable {
  var leftIsTransposed = false
  var rightIsTransposed = false
  /// Whether the columns are packed in groups, where their number allows it.
  var isGrouped = false

  static let allCases = (0..<8).map { bits in
    Layout(
      leftIsTransposed: bits & 1 != 0, rightIsTransposed: bits & 2 != 0,
      isGrouped: bits & 4 != 0)
  }
}

/// (m, k) times (k, n), in both layouts.
private struct Operands {
  let m: Int, k: Int, n: Int
  let a: Buffer, aTransposed: Buffer
  let b: Buffer, bTransposed: Buffer

  init(m: Int, k: Int, n: Int) {
    (self.m, self.k, self.n) = (m, k, n)
    let (a, b) = (numbers(m * k, seed: m), numbers(k * n, seed: n + 1000))
    self.a = Buffer(a)
    self.b = Buffer(b)
    aTransposed = Buffer(Self.transposed(a, rows: m, columns: k))
    bTransposed = Buffer(Self.transposed(b, rows: k, columns: n))
  }

  private static func transposed(
    _ x: [Float], rows: Int, columns: Int
  ) -> [Float] {
    (0..<columns).flatMap { column in
      (0..<rows).map { row in x[row * columns + column] }
    }
  }

  /// The elements of the product, in double precision.
  func sums() -> [Sum] {
    let (a, b) = (a.base, b.base)
    return (0..<m).flatMap { i in
      (0..<n).map { j in
        var sum = Sum()
        for p in 0..<k { sum.add(a[i * k + p], b[p * n + j]) }
        return sum
      }
    }
  }

  func computed(_ layout: Layout) -> Buffer {
    let left =
      layout.leftIsTransposed
      ? MatrixView(aTransposed.base, rows: k, columns: m).transposed
      : MatrixView(a.base, rows: m, columns: k)
    let right =
      layout.rightIsTransposed
      ? MatrixView(bTransposed.base, rows: n, columns: k).transposed
      : MatrixView(b.base, rows: k, columns: n)
    let groups = layout.isGrouped ? [4, 3, 1].first { n % $0 == 0 }! : 1
    let c = Buffer(count: m * n)
    matrixProduct(left, Panels(right, groups: groups), into: c.base)
    return c
  }
}
