import Foundation
import RNNCell
import Tensors
import TextData

/// The same loss in double precision, one number at a time.
///
/// It serves to check gradients: differences of a loss in single precision
/// drown in its rounding. It is written from the formulas and shares no code
/// with the tensors.
public struct PreciseLoss {
  /// W_xh, W_hh, b_h, W_hq, b_q and H_0, row after row.
  private var arrays: [[Double]]
  private let minibatch: Minibatch
  private let activation: Activation

  /// The loss of a cell that reads a minibatch from a first state.
  public init(
    _ cell: RNNCell, reading minibatch: Minibatch, from initial: HiddenState
  ) {
    arrays = (cell.parameters.all + [initial.H]).map {
      $0.elements.map(Double.init)
    }
    self.minibatch = minibatch
    activation = cell.activation
  }

  /// The mean cross-entropy over all tokens, in nats.
  public var value: Double {
    let h = arrays[2].count
    var total = 0.0
    for row in 0..<minibatch.batchSize {
      var H = Array(arrays[5][row * h..<(row + 1) * h])
      for t in 0..<minibatch.steps {
        H = step(reading: minibatch.inputs[row, t], from: H)
        total += crossEntropy(of: minibatch.targets[row, t], after: H)
      }
    }
    return total / Double(minibatch.tokenCount)
  }

  /// φ(x W_xh + h W_hh + b_h) for one sequence; the one-hot x picks a row.
  private func step(reading token: Int, from state: [Double]) -> [Double] {
    let h = state.count
    return (0..<h).map { j in
      var a = arrays[0][token * h + j] + arrays[2][j]
      for i in 0..<h { a += state[i] * arrays[1][i * h + j] }
      return activation == .tanh ? tanh(a) : max(a, 0)
    }
  }

  /// −log softmax(h W_hq + b_q)[target].
  private func crossEntropy(of target: Int, after state: [Double]) -> Double {
    let v = arrays[4].count
    let scores = (0..<v).map { k in
      var o = arrays[4][k]
      for j in state.indices { o += state[j] * arrays[3][j * v + k] }
      return o
    }
    let largest = scores.max()!
    return largest + log(scores.reduce(0) { $0 + exp($1 - largest) })
      - scores[target]
  }

  /// (L(x + ε) − L(x − ε)) / 2ε for every number of the six arrays, in the
  /// order of `Gradients.all`.
  public func differenceQuotients() -> [[Double]] {
    // Rounding costs 1e-16 / ε = 1e-11, and the terms left out ε² = 1e-10.
    let ε = 1e-5
    var moved = self
    return arrays.indices.map { array in
      arrays[array].indices.map { index in
        let x = arrays[array][index]
        moved.arrays[array][index] = x + ε
        let above = moved.value
        moved.arrays[array][index] = x - ε
        let below = moved.value
        moved.arrays[array][index] = x
        return (above - below) / (2 * ε)
      }
    }
  }
}
