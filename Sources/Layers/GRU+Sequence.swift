import Kernels
import Tensors

extension RecurrentWeights {
  /// Reads a sequence with the gated recurrent unit.
  ///
  ///     r = σ(W_ir x + b_ir + W_hr h + b_hr)
  ///     z = σ(W_iz x + b_iz + W_hz h + b_hz)
  ///     n = tanh(W_in x + b_in + r ⊙ (W_hn h + b_hn))
  ///     h' = (1 - z) ⊙ n + z ⊙ h
  ///
  /// - Parameter h0: (batch, hidden units).
  /// - Returns: all hidden states, (steps, batch, hidden units).
  func gru(_ X: SequenceInput, from h0: Tensor) -> Tensor {
    let (W, U, start) = (weightIH.detached, weightHH.detached, h0.detached)
    let (T, B, h) = (X.steps, h0.shape[0], h0.shape[1])
    // The biases of r and z are added to the projection. That of n is not: the
    // reset gate multiplies it.
    let (gateBias, newBias) = split(biasHH.detached, units: h)
    let P = X.projected(by: W, biases: biasIH.detached, gateBias)
    let gates = Tensor(uninitialized: [T, B, 3 * h])
    let H = Tensor(uninitialized: [T, B, h])
    let a = Tensor(uninitialized: [T, B, h])  // W_hn h + b_hn
    func state(_ t: Int) -> MatrixView { t < 0 ? start.matrix : H.step(t) }
    // snippet.forward
    let panels = U.panels(transposed: true, groups: 3)
    matrixProducts(T) { t in
      Product(
        state(t - 1), panels, into: gates.stepBase(t),
        then: .perform { rows, units in
          gruStep(
            GatePart(rows: rows, units: units, of: h),
            gates: gates.stepBase(t), adding: P[t], bias: newBias.base,
            previous: state(t - 1).base, a: a.stepBase(t), h: H.stepBase(t))
        })
    }
    // snippet.end
    return H.withGradients(of: [h0] + all + X.tensors) { dH in
      let dP = Tensor(uninitialized: gates.shape)
      let dQ = Tensor(uninitialized: gates.shape)
      // What h_t gains from step t + 1 through the products, and past them.
      let (carry, kept) = (Tensor.zeros(B, h), Tensor.zeros(B, h))
      let panels = U.panels(transposed: false)
      // snippet.backward
      func derivative(_ t: Int, _ rows: Range<Int>, _ units: Range<Int>) {
        gruStepDerivative(
          GatePart(rows: rows, units: units, of: h),
          gates: gates.stepBase(t), a: a.stepBase(t),
          previous: state(t - 1).base, dh: dH.stepBase(t), carry: carry.base,
          kept: kept.base, dp: dP.stepBase(t), dq: dQ.stepBase(t))
      }
      derivative(T - 1, 0..<B, 0..<h)
      matrixProducts(T - 1) { index in
        let t = T - 2 - index
        return Product(
          dQ.step(t + 1), panels, into: carry.base,
          then: .perform { derivative(t, $0, $1) })
      }
      matrixProduct(dQ.step(0), panels, into: carry.base)
      // snippet.end
      let dU = Tensor.sum(ofProducts: H.pairs(dQ, after: start))
      let dbQ = dQ.sum(axis: 0).sum(axis: 0)
      let (dW, db, dX) = X.gradients(of: dP, W: W)
      return [carry + kept, dW, dU, db, dbQ] + dX
    }
  }

  /// b_hh in two parts: what is added to the gates r and z, with zeros for n,
  /// and b_hn.
  private func split(_ bias: Tensor, units h: Int) -> (Tensor, Tensor) {
    let parts = [bias[0..<2 * h], .zeros(h)]
    return (.concatenate(parts), .concatenate([bias[2 * h..<3 * h]]))
  }
}
