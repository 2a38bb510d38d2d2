// The innermost kernel: a tile of C held in registers while one column of A
// and one row of B after another are multiplied into it. Each element of C is
// summed over p = 0, 1, 2, ... with one rounding a step, whatever the shape of
// the tile, so that all tiles give the same bits.

// snippet.size
#if AVX512
  /// 8 x 48: twenty-four of the thirty-two registers hold the tile.
  let tileRows = 8
  let tileColumns = 48
#else
  /// 4 x 16 fits the sixteen registers of AVX and the thirty-two of NEON.
  let tileRows = 4
  let tileColumns = 16
#endif
// snippet.end

/// The rows of the largest tile of all processors.
let mostTileRows = 8

/// The operands of one tile: C += A B over `depth` steps.
///
/// Element (i, p) of A lies at `a[i * aRow + p * aStep]`; row p of B starts at
/// `b + p * bStep`, row i of C at `c + i * cRow`.
struct Tile {
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

  /// Multiplies `rows` rows: whole tiles first, then row by row.
  @inline(__always)
  func multiply<Row: TileRow>(rows: Int, _ width: Row.Type) {
    var tile = self
    var row = 0
    while row < rows {
      tile.a = a + row * aRow
      tile.c = c + row * cRow
      if row + tileRows <= rows {
        tile.multiplyRows(width)
        row += tileRows
      } else {
        tile.multiplyRow(width)
        row += 1
      }
    }
  }

  /// Multiplies `rows` rows with as many columns as the tile has, or with
  /// fewer vectors of them at the right edge of B.
  @inline(__always)
  func multiply(rows: Int, vectors: Int) {
    #if AVX512
      switch vectors {
      case 3: multiply(rows: rows, Row3.self)
      case 2: multiply(rows: rows, Row2.self)
      default: multiply(rows: rows, Row1.self)
      }
    #else
      multiply(rows: rows, Row1.self)
    #endif
  }

  /// Multiplies rows of which only `width` columns are written.
  ///
  /// - Parameter computed: how many rows are computed, if more than `rows`,
  ///   which are written.
  func multiplyPadded(
    rows: Int, computing computed: Int? = nil, vectors: Int, width: Int
  ) {
    let computed = computed ?? rows
    withUnsafeTemporaryAllocation(
      of: Float.self, capacity: computed * tileColumns
    ) { full in
      var padded = self
      padded.c = full.baseAddress!
      padded.cRow = tileColumns
      padded.accumulates = false
      padded.multiply(rows: computed, vectors: vectors)
      for row in 0..<rows {
        for column in 0..<width {
          let value = full[row * tileColumns + column]
          let index = row * cRow + column
          c[index] = accumulates ? c[index] + value : value
        }
      }
    }
  }

  // snippet.rows
  /// Multiplies `tileRows` rows.
  @inline(__always)
  func multiplyRows<Row: TileRow>(_: Row.Type) {
    var c0 = Row(), c1 = Row(), c2 = Row(), c3 = Row()
    #if AVX512
      var c4 = Row(), c5 = Row(), c6 = Row(), c7 = Row()
    #endif
    var (a, b) = (a, b)
    for _ in 0..<depth {
      let row = Row(b)
      c0.addProduct(Vector(repeating: a[0]), row)
      c1.addProduct(Vector(repeating: a[aRow]), row)
      c2.addProduct(Vector(repeating: a[2 * aRow]), row)
      c3.addProduct(Vector(repeating: a[3 * aRow]), row)
      #if AVX512
        c4.addProduct(Vector(repeating: a[4 * aRow]), row)
        c5.addProduct(Vector(repeating: a[5 * aRow]), row)
        c6.addProduct(Vector(repeating: a[6 * aRow]), row)
        c7.addProduct(Vector(repeating: a[7 * aRow]), row)
      #endif
      a += aStep
      b += bStep
    }
    // snippet.end
    c0.write(to: c, adding: accumulates)
    c1.write(to: c + cRow, adding: accumulates)
    c2.write(to: c + 2 * cRow, adding: accumulates)
    c3.write(to: c + 3 * cRow, adding: accumulates)
    #if AVX512
      c4.write(to: c + 4 * cRow, adding: accumulates)
      c5.write(to: c + 5 * cRow, adding: accumulates)
      c6.write(to: c + 6 * cRow, adding: accumulates)
      c7.write(to: c + 7 * cRow, adding: accumulates)
    #endif
  }

  /// Multiplies a single row.
  @inline(__always)
  func multiplyRow<Row: TileRow>(_: Row.Type) {
    var sums = Row()
    for p in 0..<depth {
      sums.addProduct(Vector(repeating: a[p * aStep]), Row(b + p * bStep))
    }
    sums.write(to: c, adding: accumulates)
  }
}
