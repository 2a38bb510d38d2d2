/// The largest difference between elements at the same place of two lists.
public func largestDifference(_ x: [Double], _ y: [Double]) -> Double {
  require(
    x.count == y.count,
    "largestDifference: lists of \(x.count) and \(y.count) numbers do not match"
  )
  return zip(x, y).map { abs($0 - $1) }.max() ?? 0
}

/// The largest difference of two lists, relative to the largest number of the
/// second.
public func relativeDifference(_ x: [Double], _ y: [Double]) -> Double {
  let scale = y.map(abs).max() ?? 0
  let largest = largestDifference(x, y)
  return scale == 0 ? largest : largest / scale
}

// snippet.central
/// The derivative along each axis from two values of the function,
/// (f(x + e) - f(x - e)) / 2e.
public func centralDifferences(
  at point: [Double], of f: ([Double]) -> Double
) -> [Double] {
  let e = 1e-5
  return point.indices.map { axis in
    var (above, below) = (point, point)
    above[axis] += e
    below[axis] -= e
    return (f(above) - f(below)) / (2 * e)
  }
}
// snippet.end
