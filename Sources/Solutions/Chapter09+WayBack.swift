import Params
import Tensors
import ThroughTime

extension Solutions.Chapter09 {
  /// The way back through time, one step at a time, as chapter 9 derives it:
  /// what several solutions of chapters 9 and 9b change a little.
  struct WayBack {
    /// What exercise 3 leaves out.
    enum Omission { case nothing, slope, mean }

    let pass: ForwardPass
    var omission = Omission.nothing
    /// The sums for W_xh, W_hh, b_h, W_hq and b_q.
    private(set) var sums: [Tensor]

    init(_ pass: ForwardPass, omitting omission: Omission = .nothing) {
      self.pass = pass
      self.omission = omission
      sums = pass.cell.parameters.all.map {
        Tensor(repeating: 0, shape: $0.shape)
      }
    }

    /// ∂L/∂O_t = (P − Y) / nT, (batch, vocabulary).
    ///
    /// - Parameter O: the scores of step t, counted from 1.
    func scoreGradient(of O: Tensor, t: Int) -> Tensor {
      let n = pass.batchSize
      var dO = O.softmax()
      for row in 0..<n { dO[row, pass.targets[(t - 1) * n + row]] -= 1 }
      return omission == .mean ? dO : dO / Float(pass.targets.count)
    }

    /// Adds what step t contributes, and goes one step back.
    ///
    /// - Parameters:
    ///   - dO: by the scores of step t; nil if its loss does not count.
    ///   - future: what step t + 1 hands back, (batch, hidden units).
    /// - Returns: what step t hands back.
    mutating func step(
      _ t: Int, _ dO: Tensor?, _ future: Tensor, from before: Tensor,
      to state: Tensor
    ) -> Tensor {
      let (p, φ) = (pass.cell.parameters, pass.cell.activation)
      var dH = future
      if let dO {
        dH = dO.matmul(transposed: p.W_hq) + future
        sums[3].add(state.transposed().matmul(dO), scaledBy: 1)
        sums[4].add(dO.sum(axis: 0), scaledBy: 1)
      }
      let dA = omission == .slope ? dH : dH * φ.slope(at: state)
      sums[0].add(pass.X[t - 1].transposed().matmul(dA), scaledBy: 1)
      sums[1].add(before.transposed().matmul(dA), scaledBy: 1)
      sums[2].add(dA.sum(axis: 0), scaledBy: 1)
      return dA.matmul(transposed: p.W_hh)
    }

    /// Nothing, of the shape of a state.
    var nothing: Tensor { Tensor(repeating: 0, shape: pass.H[0].shape) }

    /// The scores of step t, (batch, vocabulary).
    func scores(_ t: Int) -> Tensor {
      let n = pass.batchSize
      return pass.O[(t - 1) * n..<t * n]
    }
  }
}
