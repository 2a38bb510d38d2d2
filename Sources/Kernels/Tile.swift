// The innermost kernel: a tile of C held in registers while one column of A
// and one row of B after another are multiplied into it. Each element of C is
// summed over p = 0, 1, 2, ... with one rounding a step, whatever the shape of
// the tile, so that all tiles give the same bits.

// snippet.size
#if AVX512
  /// 8 x 32: sixteen of the thirty-two registers hold the tile.
  let tileRows = 8
  let tileColumns = 32
#else
  /// 4 x 16 fits the sixteen registers of AVX and the thirty-two of NEON.
  let tileRows = 4
  let tileColumns = 16
#endif
// snippet.end

/// The operands of one tile: C += A B over `depth` steps.
///
/// Element (i, p) of A lies at `a[i * aRow + p * aStep]`; row p of B is
/// `tileColumns` floats at `b + p * bStep`; row i of C starts at `c + i * cRow`.
struct Tile {
  // snippet.operands
  var depth: Int
  var a: UnsafePointer<Float>
  var aRow: Int
  var aStep: Int
  var b: UnsafePointer<Float>
  var bStep: Int
  var c: UnsafeMutablePointer<Float>
  var cRow: Int
  /// Whether the product is added to C or replaces it.
  var accumulates: Bool
  // snippet.end

  /// Writes one vector of the result to C.
  @inline(__always)
  func write(_ sum: Vector, row: Int, column: Int) {
    let index = row * cRow + column
    c.store(accumulates ? c.vector(index) + sum : sum, at: index)
  }

  #if AVX512
    /// Multiplies `tileRows` rows.
    @inline(__always)
    func multiplyRows() {
      var c00 = Vector.zero, c01 = Vector.zero
      var c10 = Vector.zero, c11 = Vector.zero
      var c20 = Vector.zero, c21 = Vector.zero
      var c30 = Vector.zero, c31 = Vector.zero
      var c40 = Vector.zero, c41 = Vector.zero
      var c50 = Vector.zero, c51 = Vector.zero
      var c60 = Vector.zero, c61 = Vector.zero
      var c70 = Vector.zero, c71 = Vector.zero
      var a = a
      var b = b
      for _ in 0..<depth {
        // snippet.wide-step
        let b0 = b.vector(0)
        let b1 = b.vector(lanes)
        let a0 = Vector(repeating: a[0])
        let a1 = Vector(repeating: a[aRow])
        let a2 = Vector(repeating: a[2 * aRow])
        let a3 = Vector(repeating: a[3 * aRow])
        c00.addProduct(a0, b0)
        c01.addProduct(a0, b1)
        c10.addProduct(a1, b0)
        c11.addProduct(a1, b1)
        c20.addProduct(a2, b0)
        c21.addProduct(a2, b1)
        c30.addProduct(a3, b0)
        c31.addProduct(a3, b1)
        let a4 = Vector(repeating: a[4 * aRow])
        let a5 = Vector(repeating: a[5 * aRow])
        let a6 = Vector(repeating: a[6 * aRow])
        let a7 = Vector(repeating: a[7 * aRow])
        c40.addProduct(a4, b0)
        c41.addProduct(a4, b1)
        c50.addProduct(a5, b0)
        c51.addProduct(a5, b1)
        c60.addProduct(a6, b0)
        c61.addProduct(a6, b1)
        c70.addProduct(a7, b0)
        c71.addProduct(a7, b1)
        a += aStep
        b += bStep
        // snippet.end
      }
      write(c00, row: 0, column: 0)
      write(c01, row: 0, column: lanes)
      write(c10, row: 1, column: 0)
      write(c11, row: 1, column: lanes)
      write(c20, row: 2, column: 0)
      write(c21, row: 2, column: lanes)
      write(c30, row: 3, column: 0)
      write(c31, row: 3, column: lanes)
      write(c40, row: 4, column: 0)
      write(c41, row: 4, column: lanes)
      write(c50, row: 5, column: 0)
      write(c51, row: 5, column: lanes)
      write(c60, row: 6, column: 0)
      write(c61, row: 6, column: lanes)
      write(c70, row: 7, column: 0)
      write(c71, row: 7, column: lanes)
    }

    /// Multiplies a single row.
    @inline(__always)
    func multiplyRow() {
      var c0 = Vector.zero, c1 = Vector.zero
      for p in 0..<depth {
        let a0 = Vector(repeating: a[p * aStep])
        c0.addProduct(a0, b.vector(p * bStep))
        c1.addProduct(a0, b.vector(p * bStep + lanes))
      }
      write(c0, row: 0, column: 0)
      write(c1, row: 0, column: lanes)
    }
  #else
    // snippet.narrow
    /// Multiplies `tileRows` rows.
    @inline(__always)
    func multiplyRows() {
      var c0 = Vector.zero, c1 = Vector.zero
      var c2 = Vector.zero, c3 = Vector.zero
      for p in 0..<depth {
        let b0 = b.vector(p * bStep)
        c0.addProduct(Vector(repeating: a[p * aStep]), b0)
        c1.addProduct(Vector(repeating: a[p * aStep + aRow]), b0)
        c2.addProduct(Vector(repeating: a[p * aStep + 2 * aRow]), b0)
        c3.addProduct(Vector(repeating: a[p * aStep + 3 * aRow]), b0)
      }
      write(c0, row: 0, column: 0)
      write(c1, row: 1, column: 0)
      write(c2, row: 2, column: 0)
      write(c3, row: 3, column: 0)
    }
    // snippet.end

    /// Multiplies a single row.
    @inline(__always)
    func multiplyRow() {
      var c0 = Vector.zero
      for p in 0..<depth {
        c0.addProduct(Vector(repeating: a[p * aStep]), b.vector(p * bStep))
      }
      write(c0, row: 0, column: 0)
    }
  #endif

  // snippet.multiply
  /// Multiplies `rows` rows: whole tiles first, then row by row.
  @inline(__always)
  func multiply(rows: Int) {
    var tile = self
    var row = 0
    while row < rows {
      tile.a = a + row * aRow
      tile.c = c + row * cRow
      if row + tileRows <= rows {
        tile.multiplyRows()
        row += tileRows
      } else {
        tile.multiplyRow()
        row += 1
      }
    }
  }
  // snippet.end
}
