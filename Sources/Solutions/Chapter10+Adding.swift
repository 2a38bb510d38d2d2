import Tensors

extension Solutions.Chapter10 {
  /// 3. A unit that adds to its state. With N_t for the value of the tanh,
  ///
  ///     H_t = H_{t−1} + N_t,  N_t = tanh(P_t + H_{t−1} W_hhᵀ) ,
  ///
  /// and with G_t for the whole gradient of H_t, backward
  ///
  ///     dP_t = G_t ⊙ (1 − N_t ⊙ N_t),  G_{t−1} = dH_{t−1} + G_t + dP_t W_hh .
  ///
  /// The sums for the weights are those of the plain unit. The term G_t alone
  /// meets nothing at all on its way, so a gradient is passed on whole where
  /// the weights are zero. Both is still possible, for the other way remains: a
  /// step multiplies by I + diag(1 − N²) W_hh, and the factor is 1.5 per step
  /// while the tanh is not bent and W_hh is half of the unit matrix, 0.5 if it
  /// is minus that half. Nothing is ever forgotten either: a state can only be
  /// changed by what is added, at most by 1 in each step.
  public struct AddingUnit {
    /// W_ih (h, inputs), W_hh (h, h) and one bias (h).
    public var weights: [Tensor]

    /// A unit with these three arrays.
    public init(weights: [Tensor]) { self.weights = weights }

    /// All hidden states, (steps, batch, h), with the gradients of the tape.
    ///
    /// - Parameter X: (steps, batch, inputs).
    public func byTape(_ X: Tensor, from h0: Tensor) -> Tensor {
      .stack(read(X, from: h0).states)
    }

    /// The same with the backward pass above.
    public func byHand(_ X: Tensor, from h0: Tensor) -> Tensor {
      let plain = AddingUnit(weights: weights.map(\.detached))
      let (x, start) = (X.detached, h0.detached)
      let (states, added) = plain.read(x, from: start)
      return Tensor.stack(states).withGradients(of: [X, h0] + weights) { dH in
        plain.wayBack(x, [start] + states, added, dH)
      }
    }

    private func read(_ X: Tensor, from h0: Tensor) -> (
      states: [Tensor], added: [Tensor]
    ) {
      var (h, states, added) = (h0, [Tensor](), [Tensor]())
      for t in 0..<X.shape[0] {
        added.append(
          tanh(
            X[t].matmul(transposed: weights[0])
              + h.matmul(transposed: weights[1]) + weights[2]))
        h = h + added[t]
        states.append(h)
      }
      return (states, added)
    }

    /// The gradients of X, of H_0 and of the three arrays.
    private func wayBack(
      _ X: Tensor, _ H: [Tensor], _ N: [Tensor], _ dH: Tensor
    ) -> [Tensor] {
      var G = Tensor(repeating: 0, shape: H[0].shape)
      var sums = weights.map { Tensor(repeating: 0, shape: $0.shape) }
      var dX: [Tensor] = []
      for t in N.indices.reversed() {
        G = G + dH[t]
        let dP = G * (1 - N[t] * N[t])
        let shares = [
          dP.transposed().matmul(X[t]), dP.transposed().matmul(H[t]),
          dP.sum(axis: 0),
        ]
        sums = zip(sums, shares).map { $0 + $1 }
        dX.insert(dP.matmul(weights[0]), at: 0)
        G = G + dP.matmul(weights[1])
      }
      return [.stack(dX), G] + sums
    }
  }
}
