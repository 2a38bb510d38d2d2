import Tensors

/// σ(x) = 1 / (1 + e^−x), made of operations that the tape knows.
func logistic(_ x: Tensor) -> Tensor { 1 / (1 + exp(0 - x)) }

extension Solutions.Chapter10b {
  /// 3. A GRU whose reset gate comes before the product, as in the final version
  /// of the paper:
  ///
  ///     R = σ(P_r + H_{t−1} U_rᵀ),  Z = σ(P_z + H_{t−1} U_zᵀ)
  ///     S = R ⊙ H_{t−1},  N = tanh(P_n + S U_nᵀ)
  ///     H_t = N + Z ⊙ (H_{t−1} − N)
  ///
  /// With G for the whole gradient of H_t, backward
  ///
  ///     dP_n = G ⊙ (1 − Z) ⊙ (1 − N ⊙ N),  dS = dP_n U_n
  ///     dP_z = G ⊙ (H_{t−1} − N) ⊙ Z ⊙ (1 − Z)
  ///     dP_r = dS ⊙ H_{t−1} ⊙ R ⊙ (1 − R)
  ///
  /// and H_{t−1} gains G ⊙ Z + dS ⊙ R + dP_r U_r + dP_z U_z. The product with
  /// the three blocks of W_hh falls apart, three times: forward, U_n has to
  /// wait for R; backward, U_r has to wait for dS; and the gradient of U_n
  /// pairs dP_n with S, that of the others with H_{t−1}. Both biases now have
  /// the same gradient.
  public struct ResetFirst {
    /// weight_ih (3h, inputs), weight_hh (3h, h), bias_ih and bias_hh (3h).
    public var weights: [Tensor]

    /// A unit with these four arrays.
    public init(weights: [Tensor]) { self.weights = weights }

    /// One step: (batch, inputs) and (batch, h) to what has to be kept.
    fileprivate func step(_ x: Tensor, _ before: Tensor) -> Step {
      let h = before.shape[1]
      let (U, b) = (weights[1], weights[2] + weights[3])
      let P = x.matmul(transposed: weights[0]) + b
      let Q =
        P.slice(0..<2 * h, axis: 1)
        + before.matmul(transposed: U[0..<2 * h])
      let R = logistic(Q.slice(0..<h, axis: 1))
      let Z = logistic(Q.slice(h..<2 * h, axis: 1))
      let N = tanh(
        P.slice(2 * h..<3 * h, axis: 1)
          + (R * before).matmul(transposed: U[2 * h..<3 * h]))
      return Step(x: x, before: before, R: R, Z: Z, N: N)
    }

    /// All hidden states, (steps, batch, h), with the gradients of the tape.
    ///
    /// - Parameter X: (steps, batch, inputs).
    public func byTape(_ X: Tensor, from h0: Tensor) -> Tensor {
      .stack(steps(X, from: h0).map(\.after))
    }

    /// The same with the backward pass above.
    public func byHand(_ X: Tensor, from h0: Tensor) -> Tensor {
      let plain = ResetFirst(weights: weights.map(\.detached))
      let steps = plain.steps(X.detached, from: h0.detached)
      return Tensor.stack(steps.map(\.after))
        .withGradients(of: [X, h0] + weights) { dH in
          plain.wayBack(steps, dH)
        }
    }

    private func steps(_ X: Tensor, from h0: Tensor) -> [Step] {
      var (steps, h) = ([Step](), h0)
      for t in 0..<X.shape[0] {
        steps.append(step(X[t], h))
        h = steps[t].after
      }
      return steps
    }

    /// The gradients of X, of H_0 and of the four weights.
    private func wayBack(_ steps: [Step], _ dH: Tensor) -> [Tensor] {
      let h = dH.shape[2]
      let U = weights[1]
      var carry = Tensor(repeating: 0, shape: steps[0].before.shape)
      var sums = weights.map { Tensor(repeating: 0, shape: $0.shape) }
      var dX: [Tensor] = []
      for (t, s) in steps.enumerated().reversed() {
        let G = dH[t] + carry
        let dN = G * (1 - s.Z) * (1 - s.N * s.N)
        let dS = dN.matmul(U[2 * h..<3 * h])
        let dZ = G * (s.before - s.N) * s.Z * (1 - s.Z)
        let dR = dS * s.before * s.R * (1 - s.R)
        let gates = Tensor.concatenate([dR, dZ], axis: 1)
        let dP = Tensor.concatenate([gates, dN], axis: 1)
        carry = G * s.Z + dS * s.R + gates.matmul(U[0..<2 * h])
        dX.insert(dP.matmul(weights[0]), at: 0)
        let dU = Tensor.concatenate([
          gates.transposed().matmul(s.before),
          dN.transposed().matmul(s.R * s.before),
        ])
        let db = dP.sum(axis: 0)
        let shares = [dP.transposed().matmul(s.x), dU, db, db]
        sums = zip(sums, shares).map { $0 + $1 }
      }
      return [.stack(dX), carry] + sums
    }
  }

  /// What the way back needs of one step.
  fileprivate struct Step {
    let x, before, R, Z, N: Tensor

    var after: Tensor { N + Z * (before - N) }
  }
}
