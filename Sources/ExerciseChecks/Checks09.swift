import Basics
import Exercises
import Foundation
import Solutions
import Tensors

/// Checks of pages 9 and 9b.
enum Checks09 {
  static var all: [Exercise] {
    [
      Exercise(termsOfChain), Exercise(gradient), Exercise(stepsBack),
      Exercise(largestStretch),
    ]
  }

  static var termsOfChain: Checked<(Double, Int) throws -> [Double]> {
    Checked(
      "09.1", "The terms of a chain", .standard, minutes: 25,
      yours: Page09.termsOfChain,
      solution: { Solutions.Chapter09.termsOfChain(w: $0, steps: $1) },
      hints: [
        "First compute all states h_0 … h_T into an array. Then term t is a "
          + "product: h[t - 1] * (1 - h[t] * h[t]), times a factor for each "
          + "later step.",
        "The factor of a later step s is w * (1 - h[s] * h[s]), for s in "
          + "t + 1 … T. A loop from t + 1 to T multiplies them.",
      ]
    ) { answer in
      let cases: [(Double, Int)] = [
        (0, 2), (0.5, 1), (0.5, 4), (2, 4), (-1.5, 6),
      ]
      for (w, T) in cases {
        let call = "termsOfChain(w: \(w), steps: \(T))"
        let terms = try answer(w, T)
        try expect(
          "the number of terms of \(call)", gives: terms.count, wanted: T)
        // Their sum is the derivative of the last state.
        func last(_ w: Double) -> Double {
          (0..<T).reduce(1) { h, _ in Foundation.tanh(w * h) }
        }
        let slope = (last(w + 1e-6) - last(w - 1e-6)) / 2e-6
        try expect(
          "the sum of \(call)", gives: terms.reduce(0, +), near: slope)
      }
      try expect(
        "termsOfChain(w: 0.5, steps: 4)", gives: try answer(0.5, 4),
        near: [0.0917543, 0.1078298, 0.1117088, 0.1126710])
    }
  }

  static var gradient: Checked<([Tensor], Tensor, Tensor) throws -> Tensor> {
    Checked(
      "09.2", "Through time, by hand", .challenge, minutes: 60,
      yours: Page09.gradient, solution: Solutions.Page09.gradient,
      hints: [
        "Forwards, keep all states, also H_0. Then go back from step T to 1 "
          + "with dH: through tanh it becomes dA = dH * (1 - H_t * H_t).",
        "In each step back, add H_{t-1} transposed times dA to dW, and make "
          + "dH = dA times W transposed for the step before: "
          + "states[t - 1].transposed().matmul(dA), dA.matmul("
          + "W.transposed()).",
      ]
    ) { answer in
      var generator = SplitMix64(seed: 9)
      for (T, n, h) in [(1, 1, 2), (2, 1, 1), (3, 2, 3), (6, 3, 4)] {
        let inputs = (0..<T).map { _ in
          Tensor.normal(n, h, using: &generator)
        }
        let W = Tensor.normal(h, h, using: &generator).tracked()
        let dH = Tensor.normal(n, h, using: &generator)
        // The tape knows the answer.
        var H = Tensor.zeros(n, h)
        for A in inputs { H = tanh(A + H.matmul(W)) }
        (H * dH).sum().backward()
        let gave = try Tensor.withoutRecording {
          try answer(inputs, W.detached, dH)
        }
        try expect(
          "gradient with \(T) steps, a batch of \(n), \(h) hidden units and "
            + "random numbers", gives: gave, near: W.gradient!)
      }
    }
  }

  static var stepsBack: Checked<(Int, Int) throws -> Int> {
    Checked(
      "09b.1", "The cost of reaching back k steps", .warmUp, minutes: 10,
      yours: Page09b.stepsBack, solution: Solutions.Page09.stepsBack,
      hints: [
        "The loss of step t goes back min(t, k) steps. You may add them up in "
          + "a loop.",
        "(1...T).reduce(0) { $0 + min($1, k) }, or k T - k (k - 1) / 2.",
      ]
    ) { answer in
      for (T, k, right) in [
        (3, 2, 5), (35, 10, 305), (5, 1, 5), (5, 5, 15), (1, 1, 1),
      ] {
        try expect(
          "stepsBack(T: \(T), k: \(k))", gives: try answer(T, k),
          wanted: right)
      }
    }
  }

  static var largestStretch: Checked<([[Double]]) throws -> Double> {
    Checked(
      "09b.2", "The most that a matrix stretches", .challenge, minutes: 30,
      yours: Page09b.largestStretch,
      solution: Solutions.Page09.largestStretch,
      hints: [
        "Write two small functions, one for W v and one for Wᵀ u, where "
          + "element j is the sum of W[i][j] * u[i]. Divide by the length "
          + "after every round, or the numbers grow out of range.",
        "Repeat a few hundred times: u = W v, v = Wᵀ u, v = v / |v|. At the "
          + "end |W v| is the answer, since |v| is 1. A vector of different "
          + "numbers is a good start; a zero vector means the answer 0.",
      ]
    ) { answer in
      let cases: [([[Double]], Double)] = [
        ([[0, 3], [2, 0]], 3), ([[2]], 2), ([[-5, 0], [0, 1]], 5),
        // All of its eigenvalues are 0, and yet it stretches.
        ([[0, 4], [0, 0]], 4), ([[1, 1], [1, 1]], 2), ([[3, 4]], 5),
        ([[1, 2], [3, 4]], 5.464986), ([[1, -1], [-1, 1]], 2), ([[0]], 0),
      ]
      for (W, right) in cases {
        try expect(
          "largestStretch(of: \(W))", gives: try answer(W), near: right,
          tolerance: 1e-3)
      }
    }
  }
}
