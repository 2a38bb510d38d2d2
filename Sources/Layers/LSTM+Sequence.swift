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
    let (start, startCell) = (h0.detached, c0.detached)
    let (T, B, h) = (X.steps, h0.shape[0], h0.shape[1])
    let P = X.projected(by: W, biases: biasIH.detached, biasHH.detached)
    let gates = Tensor(uninitialized: [T, B, 4 * h])
    let H = Tensor(uninitialized: [T + 1, B, h])
    let C = Tensor(uninitialized: [T, B, h])
    func cell(_ t: Int) -> UnsafePointer<Float> {
      UnsafePointer(t < 0 ? startCell.base : C.stepBase(t))
    }
    // snippet.forward
    let panels = U.panels(transposed: true, groups: 4)
    matrixProducts(T) { t in
      Product(
        t == 0 ? start.matrix : H.step(t - 1), panels, into: gates.stepBase(t),
        then: .perform { rows, units in
          lstmStep(
            GatePart(rows: rows, units: units, of: h),
            gates: gates.stepBase(t), adding: P[t], previous: cell(t - 1),
            c: C.stepBase(t), h: H.stepBase(t))
        })
    }
    // snippet.end
    H.stepBase(T).update(from: C.stepBase(T - 1), count: B * h)
    return H.withGradients(of: [h0, c0] + all + X.tensors) { dResult in
      let dP = Tensor(uninitialized: gates.shape)
      let carry = Tensor.zeros(B, h)  // what h_t gains from step t + 1
      let dC = Tensor.concatenate([dResult[T]])
      let panels = U.panels(transposed: false)
      // snippet.backward
      func derivative(_ t: Int, _ rows: Range<Int>, _ units: Range<Int>) {
        lstmStepDerivative(
          GatePart(rows: rows, units: units, of: h),
          gates: gates.stepBase(t), c: cell(t), previous: cell(t - 1),
          dh: dResult.stepBase(t), carry: carry.base, dc: dC.base,
          dp: dP.stepBase(t))
      }
      derivative(T - 1, 0..<B, 0..<h)
      matrixProducts(T - 1) { index in
        let t = T - 2 - index
        return Product(
          dP.step(t + 1), panels, into: carry.base,
          then: .perform { derivative(t, $0, $1) })
      }
      matrixProduct(dP.step(0), panels, into: carry.base)
      // snippet.end
      let dU = Tensor.sum(ofProducts: H[0..<T].pairs(dP, after: start))
      let (dW, db, dX) = X.gradients(of: dP, W: W)
      return [carry, dC, dW, dU, db, db] + dX
    }
  }
}
