import Basics
import RNNCell
import Tensors

extension ForwardPass {
  /// What stands at one step of the way back.
  struct Derivatives {
    /// The step, from T down to 1.
    let t: Int
    /// By the scores, (batch, vocabulary).
    let dO: Tensor
    /// By the state, total: through all later steps too, (batch, hidden units).
    let dH: Tensor
    /// By what goes into the activation, (batch, hidden units).
    let dA: Tensor
  }

  /// Goes back from the last step to the first.
  ///
  /// - Parameters:
  ///   - dO: the derivatives of a loss by all scores, (steps × batch,
  ///     vocabulary).
  ///   - links: how much passes from each step to the one before.
  ///   - visit: called at each step.
  /// - Returns: the derivative by the first state.
  func goBack(
    from dO: Tensor, through links: Links, visit: (Derivatives) -> Void
  ) -> Tensor {
    require(
      links.factors.count == steps - 1,
      "way back: \(steps) steps have \(steps - 1) links between them, not "
        + "\(links.factors.count)")
    let (p, φ, n, T) = (cell.parameters, cell.activation, batchSize, steps)
    // snippet.back
    var future = Tensor.zeros(n, p.hiddenUnits)  // nothing comes after T
    for t in stride(from: T, through: 1, by: -1) {
      let dO_t = dO[(t - 1) * n..<t * n]
      // dL/dH_t = ∂L/∂O_t W_hqᵀ + λ_t Δ_{t+1} W_hhᵀ
      let dH = dO_t.matmul(transposed: p.W_hq) + future * links.factor(after: t)
      // Δ_t = dL/dA_t = dL/dH_t ⊙ φ′(A_t)
      let dA = dH * φ.slope(at: H[t])
      visit(Derivatives(t: t, dO: dO_t, dH: dH, dA: dA))
      future = dA.matmul(transposed: p.W_hh)
    }
    return future  // dL/dH_0
    // snippet.end
  }

  /// The gradients of a loss, by hand.
  ///
  /// - Parameters:
  ///   - part: the steps that the loss is taken over.
  ///   - links: how much of the gradient passes from each step to the one
  ///     before; everything, if they are left out.
  public func gradients(
    of part: LossPart = .allSteps, through links: Links? = nil
  ) -> Gradients {
    Tensor.withoutRecording {
      // snippet.sums
      var sum = Gradients(for: cell.parameters, batchSize: batchSize)
      let (dO, links) = (scoreGradient(of: part), links ?? .all(steps))
      sum.H_0 = goBack(from: dO, through: links) {
        let (t, dO, dA) = ($0.t, $0.dO, $0.dA)
        sum.W_xh.add(X[t - 1].transposed().matmul(dA), scaledBy: 1)
        sum.W_hh.add(H[t - 1].transposed().matmul(dA), scaledBy: 1)
        sum.b_h.add(dA.sum(axis: 0), scaledBy: 1)
        sum.W_hq.add(H[t].transposed().matmul(dO), scaledBy: 1)
        sum.b_q.add(dO.sum(axis: 0), scaledBy: 1)
      }
      return sum
      // snippet.end
    }
  }

  /// ∂L/∂O = (P − Y) / N for the N tokens of the loss, and 0 for the others:
  /// (steps × batch, vocabulary).
  func scoreGradient(of part: LossPart) -> Tensor {
    // snippet.scores
    var dO = O.softmax()
    for (row, target) in targets.enumerated() { dO[row, target] -= 1 }
    switch part {
    case .allSteps: return dO / Float(targets.count)
    case .lastStep:
      let first = (steps - 1) * batchSize
      let last = dO[first..<targets.count] / Float(batchSize)
      return .concatenate([.zeros(first, last.shape[1]), last])
    }
    // snippet.end
  }
}
