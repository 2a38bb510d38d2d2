/// C = the sum of A_t^T B_t over all pairs: the gradient of a weight matrix
/// that was used at many time steps.
///
/// One large product instead of one small one a step: C is read and written
/// once for every block of rows rather than once a pair.
///
/// - Parameters:
///   - pairs: A_t is (rows_t, m) and B_t is (rows_t, n), both row-major.
///   - c: (m, n), row-major; overwritten, or added to.
public func sumOfProducts(
  ofTransposed pairs: [(a: MatrixView, b: MatrixView)],
  into c: UnsafeMutablePointer<Float>, accumulating: Bool = false
) {
  guard let first = pairs.first else { return }
  let (m, n) = (first.a.columns, first.b.columns)
  if m == 0 || n == 0 { return }
  let rows = pairs.reduce(0) { $0 + $1.a.rows }
  if rows == 0 || m <= narrow && n <= narrow {
    if !accumulating { c.update(repeating: 0, count: m * n) }
    return addNarrowProducts(ofTransposed: pairs, into: c)
  }
  let segments = pairs.flatMap { pair in
    stride(from: 0, to: pair.a.rows, by: segmentRows).map { start in
      Segment(
        a: pair.a.base + start * m, b: pair.b.base + start * n,
        rows: min(segmentRows, pair.a.rows - start))
    }
  }
  let rowTiles = (m + tileRows - 1) / tileRows
  let panels = (n + tileColumns - 1) / tileColumns
  let (sizeA, sizeB) = (
    rowTiles * tileRows * pitch, panels * tileColumns * pitch
  )
  let packedA = Memory.shared.take(sizeA)
  let packedB = Memory.shared.take(sizeB)
  defer {
    Memory.shared.give(packedA, sizeA)
    Memory.shared.give(packedB, sizeB)
  }
  var start = 0
  while start < segments.count {
    var end = start
    var depth = 0
    while end < segments.count, depth + segments[end].rows <= blockDepth {
      depth += segments[end].rows
      end += 1
    }
    let block = segments[start..<end]
    packColumns(block, { $0.a }, count: m, width: tileRows, depth, packedA)
    packColumns(block, { $0.b }, count: n, width: tileColumns, depth, packedB)
    multiplyBlock(
      depth: depth, packedA, rows: m, packedB, columns: n, into: c,
      accumulating: accumulating || start > 0)
    start = end
  }
}

/// How many rows of A_t and B_t are multiplied before C is written again:
/// a panel of that many rows still fits the first cache.
private let blockDepth = 256

/// How many rows one thread packs at a time.
private let segmentRows = 32

/// How many rows lie between two strips of a packed block. At a distance of
/// exactly 256 rows all strips would fall into the same few lines of the first
/// cache and drive each other out while they are written.
private let pitch = blockDepth + 8

/// Some rows of one pair.
private struct Segment: @unchecked Sendable {
  let a: UnsafePointer<Float>
  let b: UnsafePointer<Float>
  let rows: Int
}

/// Packs the columns of the segments into strips of `width` columns, each
/// (depth, width), padded with zeros at the right edge.
private func packColumns(
  _ segments: ArraySlice<Segment>,
  _ source: (Segment) -> UnsafePointer<Float>,
  count: Int, width: Int, _ depth: Int,
  _ destination: UnsafeMutablePointer<Float>
) {
  let strips = (count + width - 1) / width
  let starts = segments.indices.map { index in
    segments[..<index].reduce(0) { $0 + $1.rows }
  }
  // A few rows at a time: memory is read in the order in which it lies, and
  // each strip gets them side by side.
  let few = 16
  inChunks(segments.count, work: count * depth) { chunk in
    let segment = segments[segments.startIndex + chunk]
    let base = source(segment)
    for first in stride(from: 0, to: segment.rows, by: few) {
      for strip in 0..<strips {
        let used = min(width, count - strip * width)
        var from = base + first * count + strip * width
        var to =
          destination + strip * pitch * width
          + (starts[chunk] + first) * width
        let end = min(first + few, segment.rows)
        if width <= 8 && strip * width + 8 <= count {
          // Eight floats are copied at once, also where six are wanted: the
          // next row overwrites what is too much, and the last row is exact.
          for _ in first..<end - 1 {
            copyEight(from, to: to)
            from += count
            to += width
          }
          copy(from, to: to, count: width)
          continue
        }
        for _ in first..<end {
          copy(from, to: to, count: used)
          for column in used..<width { to[column] = 0 }
          from += count
          to += width
        }
      }
    }
  }
}

/// C = A^T B, or C += A^T B, for one packed block.
private func multiplyBlock(
  depth: Int, _ a: UnsafePointer<Float>, rows: Int,
  _ b: UnsafePointer<Float>, columns: Int,
  into c: UnsafeMutablePointer<Float>, accumulating: Bool
) {
  let rowTiles = (rows + tileRows - 1) / tileRows
  let panels = (columns + tileColumns - 1) / tileColumns
  let blocks = min(rowTiles, 8)  // chunks of all threads of about one size
  inChunks(panels * blocks, work: rows * depth * columns) { chunk in
    let (panel, block) = chunk.quotientAndRemainder(dividingBy: blocks)
    for rowTile in block * rowTiles / blocks..<(block + 1) * rowTiles / blocks {
      let row = rowTile * tileRows
      let column = panel * tileColumns
      Tile(
        depth: depth, a: a + row * pitch, aRow: 1, aStep: tileRows,
        b: b + column * pitch, bStep: tileColumns,
        c: c + row * columns + column, cRow: columns,
        isAdded: accumulating
      ).multiply(
        rows: min(tileRows, rows - row),
        columns: min(tileColumns, columns - column))
    }
  }
}
