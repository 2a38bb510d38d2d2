import Basics
import Foundation

// The checks are written in plain Swift and in double precision: they share
// nothing with the tensors that they check.

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

/// How the table of the derivatives is set.
let table = Table(first: 4, width: 10)
