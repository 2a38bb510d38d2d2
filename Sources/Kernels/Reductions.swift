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
  var total = SIMD16<Double>.zero
  var i = 0
  while i + lanes <= count {
    let x = doubles(x.vector(i))
    total.addProduct(x, x)
    i += lanes
  }
  let rest = doubles(x.vector(i, count: count - i))
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
    let x = x + block * middle * inner
    let y = y + block * inner
    var column = 0
    while column < inner {
      let width = min(lanes, inner - column)
      var total = Vector.zero
      for row in 0..<middle {
        let start = row * inner + column
        total +=
          width == lanes ? x.vector(start) : x.vector(start, count: width)
      }
      y.store(total, at: column, count: width)
      column += lanes
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
