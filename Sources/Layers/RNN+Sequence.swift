import Kernels
import Tensors

extension RecurrentWeights {
  /// Reads a sequence with the plain recurrent unit, φ = tanh or relu.
  ///
  ///     H_t = φ(X_t W_ihᵀ + b_ih + H_{t-1} W_hhᵀ + b_hh)
  ///
  /// - Parameter h0: (batch, hidden units).
  /// - Returns: all hidden states, (steps, batch, hidden units).
  func rnn(_ X: SequenceInput, from h0: Tensor, _ φ: Function) -> Tensor {
    // snippet.forward
    let (W, U) = (weightIH.detached, weightHH.detached)
    let H = X.projected(by: W, bias: (biasIH + biasHH).detached)
    let T = X.steps
    for t in 0..<T {
      // H_t holds the projection; add H_{t-1} W_hhᵀ and bend.
      matrixProduct(
        t == 0 ? h0.matrix : H.step(t - 1), U.panels(transposed: true),
        into: H.stepBase(t), accumulating: true, then: .function(φ))
    }
    // snippet.end
    let inputs = [h0] + all + X.tensors
    let start = h0.detached
    // snippet.backward
    return H.withGradients(of: inputs) { dH in
      // dP_t = (dH_t + dP_{t+1} W_hh) ⊙ φ'(H_t), from the last step to the first
      let dP = Tensor(uninitialized: H.shape)
      applyDerivative(
        of: φ, at: H.stepBase(T - 1), output: H.stepBase(T - 1),
        to: dH.stepBase(T - 1), count: start.count, into: dP.stepBase(T - 1))
      for t in (0..<T - 1).reversed() {
        matrixProduct(
          dP.step(t + 1), U.panels(transposed: false), into: dP.stepBase(t),
          then: .derivative(
            φ, output: H.stepBase(t), adding: dH.stepBase(t)))
      }
      let dh0 = Tensor(uninitialized: start.shape)
      matrixProduct(dP.step(0), U.panels(transposed: false), into: dh0.base)
      // dW_hh = Σ dP_tᵀ H_{t-1}, one product over all steps
      var dU = Tensor(repeating: 0, shape: U.shape)
      dU.addProducts(H.pairs(dP, after: start))
      let (dW, db, dX) = X.gradients(of: dP, W: W)
      return [dh0, dW, dU, db, db] + dX
    }
    // snippet.end
  }
}

extension Tensor {
  /// What the gradient of the recurrent weights sums up: D_t with H_{t-1},
  /// where H_0 is `start` and this tensor holds H_1, ..., H_T.
  func pairs(
    _ D: Tensor, after start: Tensor
  ) -> [(a: MatrixView, b: MatrixView)] {
    // snippet.pairs
    let (T, B) = (shape[0], shape[1])
    var pairs = [(a: D.step(0), b: start.matrix)]
    if T > 1 {
      // The steps lie side by side, so all but the first are one matrix.
      let rest = (T - 1) * B
      pairs.append(
        (
          a: MatrixView(D.stepBase(1), rows: rest, columns: D.shape[2]),
          b: MatrixView(base, rows: rest, columns: shape[2])
        ))
    }
    return pairs
    // snippet.end
  }
}
