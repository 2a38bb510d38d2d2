import Basics
import Tensors

/// All singular values of a matrix, the largest first, by one-sided Jacobi
/// rotations (Hestenes, 1958).
///
/// Pairs of columns are rotated until all are at right angles to each other.
/// Rotations change no singular value, and those of a matrix with orthogonal
/// columns are their lengths. Everything is in double precision.
///
/// - Parameter matrix: (rows, columns); for more columns than rows the last
///   values are 0.
public func singularValues(of matrix: Tensor) -> [Double] {
  require(
    matrix.rank == 2,
    "singular values: a matrix is needed, not shape \(matrix.shape.written)")
  let elements = matrix.detached.transposed().elements.map(Double.init)
  let rows = matrix.shape[0]
  var columns = stride(from: 0, to: elements.count, by: rows)
    .map { Array(elements[$0..<$0 + rows]) }
  // Columns so short beside the whole matrix are rounding, and count as 0.
  let dust = 1e-13 * columns.reduce(0) { $0 + dot($1, $1) }.squareRoot()
  var isOrthogonal = false
  while !isOrthogonal {
    isOrthogonal = true
    for i in columns.indices {
      for j in columns.indices.dropFirst(i + 1) {
        if columns.makeOrthogonal(i, j, dust) { isOrthogonal = false }
      }
    }
  }
  return columns.map { dot($0, $0).squareRoot() }.sorted(by: >)
}

extension [[Double]] {
  /// Rotates two columns so that they are at right angles, unless one is no
  /// longer than `dust`.
  ///
  /// - Returns: whether they were not.
  fileprivate mutating func makeOrthogonal(
    _ i: Int, _ j: Int, _ dust: Double
  ) -> Bool {
    let (a, b) = (dot(self[i], self[i]), dot(self[j], self[j]))
    if Swift.min(a, b) <= dust * dust { return false }
    let c = dot(self[i], self[j])
    // Products of a few hundred terms round to about 1e-15 of |x| |y|.
    if abs(c) <= 1e-13 * (a * b).squareRoot() { return false }
    // The smaller root t of t² + 2 z t − 1 = 0 is the tangent of the angle.
    let z = (b - a) / (2 * c)
    let t = (z < 0 ? -1 : 1) / (abs(z) + (1 + z * z).squareRoot())
    let cosine = 1 / (1 + t * t).squareRoot()
    let sine = cosine * t
    for row in self[i].indices {
      let (x, y) = (self[i][row], self[j][row])
      self[i][row] = cosine * x - sine * y
      self[j][row] = sine * x + cosine * y
    }
    return true
  }
}

private func dot(_ x: [Double], _ y: [Double]) -> Double {
  var sum = 0.0
  for index in x.indices { sum += x[index] * y[index] }
  return sum
}
