import Foundation

// The checks are written in plain Swift and in double precision: they share
// nothing with the tensors that they check.

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
