import Kernels
import Tensors

extension RecurrentWeights {
  /// Reads a sequence with long short-term memory.
  ///
  ///     i, f, o = σ(...),  g = tanh(...),  ... = W_i* x + b_i* + W_h* h + b_h*
  ///     c' = f ⊙ c + i ⊙ g
  ///     h' = o ⊙ tanh(c')
  ///
  /// - Parameters:
  ///   - h0, c0: (batch, hidden units).
  /// - Returns: (steps + 1, batch, hidden units): all hidden states, and
  ///   behind them the cell after the last step.
  func lstm(_ X: SequenceInput, from h0: Tensor, _ c0: Tensor) -> Tensor {
    let (W, U) = (weightIH.detached, weightHH.detached)
    let (T, B, h) = (X.steps, h0.shape[0], h0.shape[1])
    let gates = X.projected(by: W, bias: (biasIH + biasHH).detached)
    let H = Tensor(uninitialized: [T + 1, B, h])
    let C = Tensor(uninitialized: [T, B, h])
    // snippet.forward
    for t in 0..<T {
      matrixProduct(
        t == 0 ? h0.matrix : H.step(t - 1), U.panels(transposed: true),
        into: gates.stepBase(t), accumulating: true)
      lstmStep(
        gates: gates.stepBase(t),
        previous: t == 0 ? c0.base : C.stepBase(t - 1), rows: B, units: h,
        c: C.stepBase(t), h: H.stepBase(t))
    }
    // snippet.end
    H.stepBase(T).update(from: C.stepBase(T - 1), count: B * h)
    let (start, startCell) = (h0.detached, c0.detached)
    return H.withGradients(of: [h0, c0] + all + X.tensors) { dResult in
      let dP = Tensor(uninitialized: gates.shape)
      let carry = Tensor.zeros(B, h)  // what h_t gains from step t + 1
      let dC = Tensor.concatenate([dResult[T]])
      // snippet.backward
      for t in (0..<T).reversed() {
        lstmStepDerivative(
          gates: gates.stepBase(t), c: C.stepBase(t),
          previous: t == 0 ? startCell.base : C.stepBase(t - 1),
          dh: dResult.stepBase(t), carry: carry.base, dc: dC.base,
          rows: B, units: h, dp: dP.stepBase(t))
        matrixProduct(
          dP.step(t), U.panels(transposed: false), into: carry.base)
      }
      // snippet.end
      var dU = Tensor(repeating: 0, shape: U.shape)
      dU.addProducts(H[0..<T].pairs(dP, after: start))
      let (dW, db, dX) = X.gradients(of: dP, W: W)
      return [carry, dC, dW, dU, db, db] + dX
    }
  }
}
