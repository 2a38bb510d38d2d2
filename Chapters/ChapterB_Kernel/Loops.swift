// Three ways to write C = A B, each a few lines. A is (rows, inner), B is
// (inner, columns), all in row-major order. Each element of C is the same sum
// in the same order, p = 0, 1, 2, ..., with one rounding a step.

extension Product {
  /// One sum after the other: i, j, p.
  func sumBySum() {
    // snippet.sums
    for i in 0..<rows {
      for j in 0..<columns {
        var sum: Float = 0
        for p in 0..<inner {
          // sum += a[i, p] * b[p, j], with one rounding
          sum.addProduct(a[i * inner + p], b[p * columns + j])
        }
        c[i * columns + j] = sum
      }
    }
    // snippet.end
  }

  /// The two inner loops exchanged: i, p, j.
  func rowByRow() {
    // snippet.rows
    for i in 0..<rows {
      let c = c + i * columns
      c.update(repeating: 0, count: columns)
      for p in 0..<inner {
        let (factor, row) = (a[i * inner + p], b + p * columns)
        for j in 0..<columns { c[j].addProduct(factor, row[j]) }
      }
    }
    // snippet.end
  }

  /// Four vectors of sums at a time, kept in registers.
  func inVectors() {
    // snippet.vectors
    for i in 0..<rows {
      for j in stride(from: 0, to: columns, by: 64) {
        var s0 = Vector.zero, s1 = Vector.zero
        var s2 = Vector.zero, s3 = Vector.zero
        for p in 0..<inner {
          let factor = Vector(repeating: a[i * inner + p])
          let row = b + p * columns + j
          s0.addProduct(factor, sixteen(row))
          s1.addProduct(factor, sixteen(row + 16))
          s2.addProduct(factor, sixteen(row + 32))
          s3.addProduct(factor, sixteen(row + 48))
        }
        let row = c + i * columns + j
        store(s0, at: row)
        store(s1, at: row + 16)
        store(s2, at: row + 32)
        store(s3, at: row + 48)
      }
    }
    // snippet.end
  }

  /// As `sumBySum`, but each product is rounded before it is added.
  func roundingTwice() {
    for i in 0..<rows {
      for j in 0..<columns {
        var sum: Float = 0
        for p in 0..<inner { sum += a[i * inner + p] * b[p * columns + j] }
        c[i * columns + j] = sum
      }
    }
  }
}

private typealias Vector = SIMD16<Float>

/// The sixteen floats that start at a place in memory.
@inline(__always)
private func sixteen(_ start: UnsafePointer<Float>) -> Vector {
  UnsafeRawPointer(start).loadUnaligned(as: Vector.self)
}

@inline(__always)
private func store(_ vector: Vector, at start: UnsafeMutablePointer<Float>) {
  UnsafeMutableRawPointer(start).storeBytes(of: vector, as: Vector.self)
}
