// Sums are formed in one fixed order, whatever the number of threads.

/// The sum of all elements, in double precision.
public func sum(_ x: UnsafePointer<Float>, count: Int) -> Double {
  var total = SIMD16<Double>.zero
  var i = 0
  while i + lanes <= count {
    total += doubles(x.vector(i))
    i += lanes
  }
  return (total + doubles(x.vector(i, count: count - i))).laneSum
}

/// The sum of the squares of all elements, in double precision.
public func sumOfSquares(_ x: UnsafePointer<Float>, count: Int) -> Double {
  // Parts of a fixed size, so that the threads do not change the result.
  let part = 1 << 14
  let parts = (count + part - 1) / part
  let x = MatrixView(x, rows: 1, columns: count)
  return withUnsafeTemporaryAllocation(of: Double.self, capacity: parts) {
    space in
    let sums = UnsafeSums(base: space.baseAddress!)
    inChunks(parts, work: count) { index in
      let start = index * part
      sums.base[index] = sumOfSquares(
        x.base + start, few: min(part, count - start))
    }
    return space.reduce(0, +)
  }
}

/// What the threads have summed, each in its own places.
private struct UnsafeSums: @unchecked Sendable {
  let base: UnsafeMutablePointer<Double>
}

private func sumOfSquares(_ x: UnsafePointer<Float>, few: Int) -> Double {
  var total = SIMD16<Double>.zero
  var i = 0
  while i + lanes <= few {
    let x = doubles(x.vector(i))
    total.addProduct(x, x)
    i += lanes
  }
  let rest = doubles(x.vector(i, count: few - i))
  total.addProduct(rest, rest)
  return total.laneSum
}

@inline(__always)
private func doubles(_ x: Vector) -> SIMD16<Double> {
  var y = SIMD16<Double>.zero
  for lane in 0..<lanes { y[lane] = Double(x[lane]) }
  return y
}

/// Sums over the middle one of three axes.
///
/// - Parameters:
///   - x: (outer, middle, inner), row-major.
///   - y: (outer, inner), row-major; overwritten.
public func sumMiddle(
  _ x: UnsafePointer<Float>, outer: Int, middle: Int, inner: Int,
  into y: UnsafeMutablePointer<Float>
) {
  if inner == 1 {
    for row in 0..<outer {
      y[row] = Float(sum(x + row * middle, count: middle))
    }
    return
  }
  for block in 0..<outer {
    sumRows(
      x + block * middle * inner, rows: middle, columns: inner,
      into: y + block * inner)
  }
}

/// The sum of the rows of a matrix.
private func sumRows(
  _ x: UnsafePointer<Float>, rows: Int, columns: Int,
  into y: UnsafeMutablePointer<Float>
) {
  let x = MatrixView(x, rows: rows, columns: columns)
  y.update(repeating: 0, count: columns)
  if columns <= narrow {
    return sumInParts(
      rows: rows, size: columns, work: rows * columns, into: y
    ) { part, y in
      addRows(x, part, 0..<columns, into: y)
    }
  }
  let y = UnsafeDestination(y)
  // Strips of columns, so that each sum is formed by one thread.
  let strip = 8 * lanes
  inChunks((columns + strip - 1) / strip, work: rows * columns) { index in
    addRows(
      x, 0..<rows, index * strip..<min((index + 1) * strip, columns),
      into: y.pointer)
  }
}

/// Adds some columns of some rows to a row.
private func addRows(
  _ x: MatrixView, _ rows: Range<Int>, _ columns: Range<Int>,
  into y: UnsafeMutablePointer<Float>
) {
  let vectors = (columns.count + lanes - 1) / lanes
  withUnsafeTemporaryAllocation(of: Vector.self, capacity: vectors) { sums in
    sums.initialize(repeating: .zero)
    for row in rows {
      let line = x.base + row * x.columns + columns.lowerBound
      for v in 0..<vectors {
        // The last vector may reach into the row below, if there is one.
        let rest = columns.count - v * lanes
        sums[v] +=
          rest >= lanes || row + 1 < x.rows && x.columns >= lanes
          ? line.vector(v * lanes) : line.vector(v * lanes, count: rest)
      }
    }
    for v in 0..<vectors {
      let at = columns.lowerBound + v * lanes
      let count = min(lanes, columns.upperBound - at)
      let before = UnsafePointer(y).vector(at, count: count)
      y.store(before + sums[v], at: at, count: count)
    }
  }
}

/// The index of the largest element, the first one of several; a NaN counts
/// as smaller than any number.
public func argmax(_ x: UnsafePointer<Float>, count: Int) -> Int {
  var best = 0
  for index in 1..<max(count, 1)
  where x[index] > x[best] || (x[best].isNaN && !x[index].isNaN) {
    best = index
  }
  return best
}
