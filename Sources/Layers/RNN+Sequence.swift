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
    let (W, U, start) = (weightIH.detached, weightHH.detached, h0.detached)
    let P = X.projected(by: W, biases: biasIH.detached, biasHH.detached)
    let T = X.steps
    let H = Tensor(uninitialized: [T, start.shape[0], start.shape[1]])
    let panels = U.panels(transposed: true)
    matrixProducts(T) { t in
      // H_t = φ(P_t + H_{t-1} W_hhᵀ)
      Product(
        t == 0 ? start.matrix : H.step(t - 1), panels, into: H.stepBase(t),
        then: .function(φ, adding: P[t]))
    }
    // snippet.end
    // snippet.backward
    return H.withGradients(of: [h0] + all + X.tensors) { dH in
      // dP_t = (dH_t + dP_{t+1} W_hh) ⊙ φ'(H_t), from the last step to the first
      let dP = Tensor(uninitialized: H.shape)
      let panels = U.panels(transposed: false)
      applyDerivative(
        of: φ, at: H.stepBase(T - 1), output: H.stepBase(T - 1),
        to: dH.stepBase(T - 1), count: start.count, into: dP.stepBase(T - 1))
      matrixProducts(T - 1) { index in
        let t = T - 2 - index
        return Product(
          dP.step(t + 1), panels, into: dP.stepBase(t),
          then: .derivative(φ, output: H.stepBase(t), adding: dH.stepBase(t)))
      }
      let dh0 = Tensor(uninitialized: start.shape)
      matrixProduct(dP.step(0), panels, into: dh0.base)
      // dW_hh = Σ dP_tᵀ H_{t-1}, one product over all steps
      let dU = Tensor.sum(ofProducts: H.pairs(dP, after: start))
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
