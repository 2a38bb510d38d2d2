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
    let (W, U) = (weightIH.detached, weightHH.detached)
    let (T, B, h) = (X.steps, h0.shape[0], h0.shape[1])
    // The biases of r and z are added to the projection. That of n is not: the
    // reset gate multiplies it.
    let (gateBias, newBias) = split(biasHH.detached, units: h)
    let gates = X.projected(by: W, bias: (biasIH + gateBias).detached)
    let H = Tensor(uninitialized: [T, B, h])
    let a = Tensor(uninitialized: [T, B, h])  // W_hn h + b_hn
    let Q = Tensor(uninitialized: [B, 3 * h])
    // snippet.forward
    for t in 0..<T {
      let before = t == 0 ? h0.matrix : H.step(t - 1)
      matrixProduct(before, U.panels(transposed: true), into: Q.base)
      gruStep(
        gates: gates.stepBase(t), Q.base, bias: newBias.base,
        previous: before.base, rows: B, units: h,
        a: a.stepBase(t), h: H.stepBase(t))
    }
    // snippet.end
    let start = h0.detached
    return H.withGradients(of: [h0] + all + X.tensors) { dH in
      let dP = Tensor(uninitialized: gates.shape)
      let dQ = Tensor(uninitialized: gates.shape)
      let carry = Tensor.zeros(B, h)  // what h_t gains from the steps after t
      // snippet.backward
      for t in (0..<T).reversed() {
        gruStepDerivative(
          gates: gates.stepBase(t), a: a.stepBase(t),
          previous: t == 0 ? start.base : H.stepBase(t - 1),
          dh: dH.stepBase(t), carry: carry.base, rows: B, units: h,
          dp: dP.stepBase(t), dq: dQ.stepBase(t))
        // h_{t-1} gains dh_t ⊙ z, which is there, and dQ_t W_hh
        matrixProduct(
          dQ.step(t), U.panels(transposed: false), into: carry.base,
          accumulating: true)
      }
      // snippet.end
      var dU = Tensor(repeating: 0, shape: U.shape)
      dU.addProducts(H.pairs(dQ, after: start))
      let dbQ = dQ.sum(axis: 0).sum(axis: 0)
      let (dW, db, dX) = X.gradients(of: dP, W: W)
      return [carry, dW, dU, db, dbQ] + dX
    }
  }

  /// b_hh in two parts: what is added to the gates r and z, with zeros for n,
  /// and b_hn.
  private func split(_ bias: Tensor, units h: Int) -> (Tensor, Tensor) {
    let parts = [bias[0..<2 * h], .zeros(h)]
    return (.concatenate(parts), .concatenate([bias[2 * h..<3 * h]]))
  }
}
