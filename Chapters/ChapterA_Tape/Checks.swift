import Basics
import Chapter
import Foundation
import Tensors

// The checks are written in plain Swift and in double precision: they share
// nothing with the tensors that they check.

// snippet.differences
/// The derivative along each axis from two values of the function,
/// (f(x + e) - f(x - e)) / 2e.
func centralDifferences(
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

/// L of the example, from the elements of X, w and c.
func exampleLoss(_ v: [Double]) -> Double {
  (0..<3).reduce(0) { $0 + Foundation.tanh(preactivation(v, row: $1)) }
}

private func preactivation(_ v: [Double], row: Int) -> Double {
  v[2 * row] * v[6] + v[2 * row + 1] * v[7] + v[8]
}

// snippet.hand
/// The gradient of L, from the formulas: all of X, then w, then c.
func gradientByHand(at v: [Double]) -> [Double] {
  let x = [[v[0], v[1]], [v[2], v[3]], [v[4], v[5]]]
  let (w, c) = ([v[6], v[7]], v[8])
  // du_i = 1 - tanh(u_i)^2
  let du = x.map {
    1 - pow(Foundation.tanh($0[0] * w[0] + $0[1] * w[1] + c), 2)
  }
  let dX = du.flatMap { [$0 * w[0], $0 * w[1]] }
  let dw = (0..<2).map { j in (0..<3).reduce(0) { $0 + x[$1][j] * du[$1] } }
  return dX + dw + [du.reduce(0, +)]
}
// snippet.end

/// The sum of G * (P Q) for P of shape (2, 3), followed by Q of shape (3, 4).
func weightedProduct(_ sides: [Double], _ G: [Double]) -> Double {
  var total = 0.0
  for i in 0..<2 {
    for j in 0..<4 {
      for p in 0..<3 {
        total += G[4 * i + j] * sides[3 * i + p] * sides[6 + 4 * p + j]
      }
    }
  }
  return total
}

/// The mean of -log p over the rows, p the softmax of the scores.
func meanCrossEntropy(
  _ scores: [Double], classes: Int, targets: [Int]
) -> Double {
  var total = 0.0
  for (row, target) in targets.enumerated() {
    let scores = scores[row * classes..<(row + 1) * classes].map { $0 }
    total +=
      Foundation.log(scores.reduce(0) { $0 + Foundation.exp($1) })
      - scores[target]
  }
  return total / Double(targets.count)
}

/// The elements of a tensor in double precision.
func doubles(_ tensor: Tensor) -> [Double] {
  tensor.elements.map(Double.init)
}

/// A small number with one digit and its power of ten.
func small(_ number: Double) -> String { String(format: "%.0e", number) }

/// How the table of the derivatives is set.
let table = Table(first: 4, width: 10)
