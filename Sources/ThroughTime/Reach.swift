import Tensors

/// How strongly the loss of the last step depends on a step before it.
public struct Reach: Equatable, Sendable {
  /// The norm of dL_T/dH_t.
  public let state: Double
  /// The norm of what step t adds to dL_T/dW_hh.
  public let weights: Double
}

extension ForwardPass {
  /// The reach of the last step's loss, by distance: entry 0 is step T itself,
  /// entry 1 the step before it, and so on to step 1.
  public func reach() -> [Reach] {
    Tensor.withoutRecording {
      // snippet.reach
      let dO = scoreGradient(of: .lastStep)
      var reach: [Reach] = []
      _ = goBack(from: dO, through: .all(steps)) {
        let part = H[$0.t - 1].transposed().matmul($0.dA)
        reach.append(Reach(state: norm($0.dH), weights: norm(part)))
      }
      return reach
      // snippet.end
    }
  }
}

/// The Euclidean norm of all elements.
func norm(_ x: Tensor) -> Double { x.sumOfSquares.squareRoot() }
