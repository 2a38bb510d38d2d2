import Basics
import Chapter
import Tensors
import ThroughTime

/// What the page says of the gradients of all arrays, found in several ways.
func agreement(_ ways: [[[Double]]], _ byDifferences: [[Double]]) -> Claim {
  Claim(
    "all three agree to the precision of floats",
    ways.allSatisfy { gradients in
      zip(gradients, byDifferences).allSatisfy {
        relativeDifference($0, $1) < 1e-6
      }
    })
}

/// What the page says of gradients that leave out the future.
func onlyOutputLayerIsRight(
  _ forgetful: [Tensor], _ byDifferences: [[Double]]
) -> Claim {
  let errors = zip(forgetful, byDifferences).map {
    relativeDifference($0.doubles, $1)
  }
  return Claim(
    "the derivatives of the output layer are right, the others are not",
    zip(Gradients.names, errors).allSatisfy { name, error in
      ["W_hq", "b_q"].contains(name) ? error < 1e-6 : error > 0.5
    })
}
