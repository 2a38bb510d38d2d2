// The innermost kernel: a tile of C held in registers while one column of A
// and one row of B after another are multiplied into it. Each element of C is
// summed over p = 0, 1, 2, ... with one rounding a step, whatever the shape of
// the tile, so that all tiles give the same bits.

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
  /// Whether the product is added to C, with a rounding of its own, or replaces
  /// it.
  var isAdded = false

  /// Multiplies `rows` rows: whole tiles first, then smaller ones.
  @inline(__always)
  func multiply<Row: TileRow>(rows: Int, _ width: Row.Type) {
    var row = 0
    while row < rows {
      let tile = below(row)
      switch rows - row {
      // Eight rows are two tiles of four, not one of six and two rows.
      case let rest where rest >= tileRows && (tileRows != 6 || rest != 8):
        tile.multiply(WholeTile<Row>.self)
        row += tileRows
      case 4...:
        tile.multiply(Four<Row>.self)
        row += 4
      case 2...:
        tile.multiply(Two<Row>.self)
        row += 2
      default:
        tile.multiply(One<Row>.self)
        row += 1
      }
    }
  }

  /// The same from row `row` on.
  @inline(__always)
  func below(_ row: Int) -> Tile {
    var tile = self
    tile.a += row * aRow
    tile.c += row * cRow
    return tile
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

  /// Multiplies `rows` rows with `columns` columns, of which the last vector may
  /// have too many: those are computed, and dropped.
  @inline(__always)
  func multiply(rows: Int, columns: Int) {
    let vectors = (columns + lanes - 1) / lanes
    if columns == vectors * lanes {
      multiply(rows: rows, vectors: vectors)
    } else {
      multiplyPadded(rows: rows, vectors: vectors, width: columns)
    }
  }

  /// Multiplies rows of which only `width` columns are written.
  func multiplyPadded(rows: Int, vectors: Int, width: Int) {
    withUnsafeTemporaryAllocation(
      of: Float.self, capacity: rows * tileColumns
    ) { full in
      var padded = self
      padded.c = full.baseAddress!
      padded.cRow = tileColumns
      padded.isAdded = false
      padded.multiply(rows: rows, vectors: vectors)
      for row in 0..<rows {
        let sums = padded.c + row * tileColumns
        if isAdded {
          addScaled(sums, by: 1, to: c + row * cRow, count: width)
        } else {
          copy(sums, to: c + row * cRow, count: width)
        }
      }
    }
  }

  // snippet.rows
  /// Multiplies as many rows as `Rows` has.
  @inline(__always)
  func multiply<Rows: TileRows>(_: Rows.Type) {
    var sums = Rows()
    var (a, b) = (a, b)
    for _ in 0..<depth {
      sums.addProducts(a, stride: aRow, Rows.Row(b))
      a += aStep
      b += bStep
    }
    sums.write(to: c, stride: cRow, adding: isAdded)
  }
  // snippet.end
}
