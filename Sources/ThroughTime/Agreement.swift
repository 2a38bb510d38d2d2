/// ‖x − y‖ / ‖y‖: how far x is from y, measured by the length of y.
public func relativeError(of x: [Double], to y: [Double]) -> Double {
  (sumOfSquares(zip(x, y).map(-)) / sumOfSquares(y)).squareRoot()
}

/// The cosine of the angle between two gradients: 1 for the same direction.
public func cosine(_ x: [Double], _ y: [Double]) -> Double {
  let product = zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
  return product / (sumOfSquares(x) * sumOfSquares(y)).squareRoot()
}

private func sumOfSquares(_ x: [Double]) -> Double {
  x.reduce(0) { $0 + $1 * $1 }
}
