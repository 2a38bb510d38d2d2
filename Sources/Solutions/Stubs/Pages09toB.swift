import Foundation
import Tensors

extension Solutions {
  /// Exercises of pages 9 and 9b in code; 09.1 is among the solutions of the
  /// page.
  public enum Page09 {}
  /// Exercises of pages 10 and 10b in code.
  public enum Page10 {}
  /// Exercises of page 12 in code; 12.5 is in `Chapter12`.
  public enum Page12 {}
  /// Exercises of appendix A in code; A.2 is in `ChapterA`.
  public enum PageA {}
  /// Exercises of appendix B in code; B.2 and B.3 are in `ChapterB`.
  public enum PageB {}
}

extension Solutions.Page09 {
  /// 09.2 Forwards with all states kept, then back: through tanh, to W, and
  /// to the state before.
  public static func gradient(
    inputs: [Tensor], W: Tensor, dH: Tensor
  ) -> Tensor {
    var states = [Tensor(repeating: 0, shape: dH.shape)]
    for A in inputs { states.append(tanh(A + states.last!.matmul(W))) }
    var (dH, dW) = (dH, Tensor(repeating: 0, shape: W.shape))
    for t in (1...inputs.count).reversed() {
      let dA = dH * (1 - states[t] * states[t])
      dW = dW + states[t - 1].transposed().matmul(dA)
      dH = dA.matmul(W.transposed())
    }
    return dW
  }

  /// 09b.1 k T steps, less what is missing near the beginning:
  /// (k - 1) + (k - 2) + … + 1 = k (k - 1) / 2.
  public static func stepsBack(T: Int, k: Int) -> Int {
    k * T - k * (k - 1) / 2
  }

  /// 09b.2 Power iteration with Wᵀ W.
  public static func largestStretch(of W: [[Double]]) -> Double {
    func length(_ v: [Double]) -> Double {
      v.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
    let columns = W[0].indices
    // No two numbers are alike, so it is at a right angle to no simple vector.
    var v = columns.map { 1 + 0.1 * Double($0) }
    var stretch = 0.0
    for _ in 0..<1000 {
      let image = W.map { row in zip(row, v).reduce(0) { $0 + $1.0 * $1.1 } }
      stretch = length(image) / length(v)
      let back = columns.map { j in
        zip(W, image).reduce(0) { $0 + $1.0[j] * $1.1 }
      }
      let size = length(back)
      if size == 0 { return 0 }
      v = back.map { $0 / size }
    }
    return stretch
  }
}

extension Solutions.Page10 {
  /// 10.1 dX = dY Wᵀ, dW = Xᵀ dY, and db the sum of the rows of dY.
  public static func gradients(
    X: Tensor, W: Tensor, dY: Tensor
  ) -> (dX: Tensor, dW: Tensor, db: Tensor) {
    (dY.matmul(W.transposed()), X.transposed().matmul(dY), dY.sum(axis: 0))
  }

  /// 10.2 g (h d + h² + 2 h).
  public static func parameterCount(
    blocks g: Int, inputs d: Int, hiddenUnits h: Int
  ) -> Int {
    g * (h * d + h * h + 2 * h)
  }

  static func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

  /// Numbers for the reset gate, the update gate and the new state.
  public typealias Blocks = (r: [Double], z: [Double], n: [Double])

  /// 10b.1 The formulas, unit by unit.
  public static func gru(x: Blocks, s: Blocks, h: [Double]) -> [Double] {
    h.indices.map { i in
      let r = sigmoid(x.r[i] + s.r[i])
      let z = sigmoid(x.z[i] + s.z[i])
      let n = Foundation.tanh(x.n[i] + r * s.n[i])
      return (1 - z) * n + z * h[i]
    }
  }

  /// 10b.2 The cell first: the state reads the new one.
  public static func lstm(
    i: Double, f: Double, g: Double, o: Double, c: Double
  ) -> (h: Double, c: Double) {
    let cell = sigmoid(f) * c + sigmoid(i) * Foundation.tanh(g)
    return (sigmoid(o) * Foundation.tanh(cell), cell)
  }

  /// 10b.3 The second block of h numbers.
  public static func openForgetGate(
    _ bias: [Double], hiddenUnits h: Int
  ) -> [Double] {
    bias.indices.map { (h..<2 * h).contains($0) ? 1 : bias[$0] }
  }
}

extension Solutions.Page12 {
  /// 12.1 The velocity first, then the parameter.
  public static func moved(
    by gradients: [Double], learningRate η: Double, momentum μ: Double
  ) -> Double {
    var (parameter, velocity) = (0.0, 0.0)
    for g in gradients {
      velocity = μ * velocity + g
      parameter -= η * velocity
    }
    return parameter
  }

  /// 12.2 Both means divided by what they lack at first.
  public static func adamSteps(
    _ gradients: [Double], learningRate η: Double
  ) -> [Double] {
    var (m, v) = (0.0, 0.0)
    return gradients.enumerated().map { index, g in
      m = 0.9 * m + 0.1 * g
      v = 0.999 * v + 0.001 * g * g
      let t = Double(index + 1)
      let mean = m / (1 - pow(0.9, t))
      let meanOfSquares = v / (1 - pow(0.999, t))
      return -η * mean / (meanOfSquares.squareRoot() + 1e-8)
    }
  }

  /// 12.3 0 or 1 / (1 - p).
  public static func dropoutMask(_ draws: [Double], p: Double) -> [Double] {
    draws.map { $0 < p ? 0 : 1 / (1 - p) }
  }

  /// 12.4 One table or two, and the bias.
  public static func tableParameters(
    vocabularySize d: Int, dimensions e: Int, tied: Bool
  ) -> Int {
    (tied ? 1 : 2) * d * e + d
  }
}

extension Solutions.PageA {
  /// A.1 (f(x + e) - f(x - e)) / 2e.
  public static func slope(
    of f: (Double) -> Double, at x: Double, distance e: Double
  ) -> Double {
    (f(x + e) - f(x - e)) / (2 * e)
  }

  /// A.3 ∂z/∂y = 1 / x and ∂z/∂x = -y / x² = -z / x.
  public static func quotientGradients(
    dz: Double, x: Double, z: Double
  ) -> (dy: Double, dx: Double) {
    (dz / x, -dz * z / x)
  }

  /// A.4 The last output first: when its uses are handed on, its own gradient
  /// is complete.
  public static func gradients(
    count: Int, uses: [(input: Int, output: Int, derivative: Double)]
  ) -> [Double] {
    var gradients = [Double](repeating: 0, count: count)
    gradients[count - 1] = 1
    for use in uses.sorted(by: { $0.output > $1.output }) {
      gradients[use.input] += use.derivative * gradients[use.output]
    }
    return gradients
  }
}

extension Solutions.PageB {
  /// B.1 A row of A times a column of B, for each element.
  public static func product(
    _ a: [Float], _ b: [Float], rows: Int, inner: Int, columns: Int
  ) -> [Float] {
    var c = [Float](repeating: 0, count: rows * columns)
    for i in 0..<rows {
      for j in 0..<columns {
        for p in 0..<inner {
          c[i * columns + j] += a[i * inner + p] * b[p * columns + j]
        }
      }
    }
    return c
  }
}
