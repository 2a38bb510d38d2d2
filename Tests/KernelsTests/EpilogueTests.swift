import Kernels
import Synchronization
import Testing

extension EngineTests {
  @Suite struct EpilogueTests {
    static let shapes = [(1, 28), (3, 512), (9, 17), (32, 130), (40, 31)]

    @Test("f(C + D), with the rows of a matrix", arguments: shapes)
    func matrix(rows: Int, columns: Int) {
      let d = Buffer(numbers(rows * columns, seed: 3))
      check(rows, columns, adding: AddedRows(d.base, columns: columns, at: nil))
      { row in Array(d.elements[row * columns..<(row + 1) * columns]) }
    }

    @Test("f(C + D), with rows of a table", arguments: shapes)
    func table(rows: Int, columns: Int) {
      let d = Buffer(numbers(5 * columns, seed: 4))
      // The slice begins behind the start of its array.
      let indices = [4, 4] + (0..<rows).map { $0 * 3 % 5 }
      let added = AddedRows(d.base, columns: columns, at: indices[2...])
      check(rows, columns, adding: added) { row in
        let start = row * 3 % 5 * columns
        return Array(d.elements[start..<start + columns])
      }
    }

    private func check(
      _ rows: Int, _ columns: Int, adding d: AddedRows,
      _ expected: (Int) -> [Float]
    ) {
      let operands = Operands(rows: rows, columns: columns)
      let plain = operands.product(.none).elements
      let bent = operands.product(.function(.relu, adding: d))
      #expect(bent.isIntact)
      for row in 0..<rows {
        let sums = zip(
          plain[row * columns..<(row + 1) * columns], expected(row))
        #expect(
          sums.map { max($0 + $1, 0) }
            == Array(bent.elements[row * columns..<(row + 1) * columns]))
      }
    }

    @Test(
      "every unit of every row is handed over once, with all groups complete",
      arguments: [(1, 1), (3, 4), (21, 3), (70, 4), (33, 1)])
    func perform(rows: Int, groups: Int) {
      let units = 130
      let operands = Operands(rows: rows, columns: groups * units)
      let plain = operands.product(.none).elements
      let counts = Mutex([Int](repeating: 0, count: rows * units))
      let c = Buffer(count: rows * groups * units)
      let read = UncheckedPointer(base: c.base)
      _ = results {
        operands.product(
          .perform { rows, columns in
            for row in rows {
              for unit in columns {
                for group in 0..<groups {
                  let at = row * groups * units + group * units + unit
                  #expect(read.base[at] == plain[at])
                }
                counts.withLock { $0[row * units + unit] += 1 }
              }
            }
          }, into: c, groups: groups)
      }
      #expect(counts.withLock { $0.allSatisfy { $0 == 3 } })
    }

    @Test(
      "a chain gives the bits of its products one by one",
      arguments: [(1, 31), (15, 64), (100, 32), (70, 300), (300, 17)])
    func chains(rows: Int, columns: Int) {
      let steps = 5
      let weights = Buffer(numbers(columns * columns, seed: 5))
      let b = Panels(
        MatrixView(weights.base, rows: columns, columns: columns))
      let added = Buffer(numbers(rows * columns, seed: 6))
      /// The states, of which step 0 is given and each follows from the last.
      func states(_ compute: ((Int) -> Product) -> Void) -> [UInt32] {
        let size = rows * columns
        let h = Buffer(
          numbers(size, seed: 7)
            + [Float](repeating: .nan, count: steps * size))
        compute { t in
          Product(
            MatrixView(h.base + t * size, rows: rows, columns: columns), b,
            into: h.base + (t + 1) * size,
            then: .function(
              .tanh, adding: AddedRows(added.base, columns: columns, at: nil)))
        }
        #expect(h.isIntact)
        return h.bits
      }
      let oneByOne = states { product in
        for t in 0..<steps { matrixProducts(1) { _ in product(t) } }
      }
      for chain in results({ states { matrixProducts(steps, $0) } }) {
        #expect(chain == oneByOne)
      }
    }
  }
}

/// A matrix times a packed one, with something to be done with the product.
private struct Operands {
  let rows: Int, columns: Int
  let a: Buffer, b: Buffer
  private let inner = 19

  init(rows: Int, columns: Int) {
    (self.rows, self.columns) = (rows, columns)
    a = Buffer(numbers(rows * inner, seed: 1))
    b = Buffer(numbers(inner * columns, seed: 2))
  }

  func product(
    _ epilogue: Epilogue, into c: Buffer? = nil, groups: Int = 1
  ) -> Buffer {
    let c = c ?? Buffer(count: rows * columns)
    matrixProduct(
      MatrixView(a.base, rows: rows, columns: inner),
      Panels(
        MatrixView(b.base, rows: inner, columns: columns), groups: groups),
      into: c.base, then: epilogue)
    return c
  }
}

private struct UncheckedPointer: @unchecked Sendable {
  let base: UnsafeMutablePointer<Float>
}
