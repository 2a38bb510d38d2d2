import Foundation
import Tensors

@testable import ExerciseChecks

extension WrongAnswer {
  static var pages9To10b: [WrongAnswer] {
    [
      // Without the slopes of later steps.
      WrongAnswer(Checks09.termsOfChain, says: "w: 0.5, steps: 4") { w, T in
        let h = chain(w, T)
        return (1...T).map {
          h[$0 - 1] * (1 - h[$0] * h[$0]) * pow(w, Double(T - $0))
        }
      },
      // The right sum, as a single term.
      WrongAnswer(Checks09.termsOfChain, says: "the number of terms") { w, T in
        [0]
      },
      // Cut short after one step.
      WrongAnswer(Checks09.gradient, says: "gradient with 3 steps") {
        inputs, W, dH in
        var H = [Tensor(repeating: 0, shape: dH.shape)]
        for A in inputs { H.append(tanh(A + H.last!.matmul(W))) }
        let T = inputs.count
        return H[T - 1].transposed().matmul(dH * (1 - H[T] * H[T]))
      },
      // k steps for every loss.
      WrongAnswer(Checks09.stepsBack, says: "gave       6") { $0 * $1 },
      // The largest absolute eigenvalue.
      WrongAnswer(Checks09.largestStretch, says: "[[0.0, 3.0]", eigenvalue),
      // The largest entry.
      WrongAnswer(Checks09.largestStretch, says: "should be  2") {
        $0.joined().map(abs).max()!
      },
      // The mean of the rows for the bias.
      WrongAnswer(Checks10.gradients, says: "db for 2 rows") { X, W, dY in
        (
          dY.matmul(W.transposed()), X.transposed().matmul(dY),
          dY.mean(axis: 0)
        )
      },
      // One bias.
      WrongAnswer(Checks10.parameterCount, says: "gave       18") { g, d, h in
        g * (h * d + h * h + h)
      },
      // z and 1 - z exchanged.
      WrongAnswer(Checks10b.gru, says: "should be  [0.25]") { x, s, h in
        h.indices.map { i in
          let r = sigmoid(x.r[i] + s.r[i])
          let z = sigmoid(x.z[i] + s.z[i])
          return z * Foundation.tanh(x.n[i] + r * s.n[i]) + (1 - z) * h[i]
        }
      },
      // The reset gate at the state, before the product: here, at both parts.
      WrongAnswer(Checks10b.gru, says: "should be  [0.462117]") { x, s, h in
        h.indices.map { i in
          let r = sigmoid(x.r[i] + s.r[i])
          let z = sigmoid(x.z[i] + s.z[i])
          let n = Foundation.tanh(r * (x.n[i] + s.n[i]))
          return (1 - z) * n + z * h[i]
        }
      },
      // The state reads the old cell.
      WrongAnswer(Checks10b.lstm, says: "0.380797, not 0.231059") {
        i, f, g, o, c in
        (
          sigmoid(o) * Foundation.tanh(c),
          sigmoid(f) * c + sigmoid(i) * Foundation.tanh(g)
        )
      },
      // The first block.
      WrongAnswer(Checks10b.openForgetGate, says: "gave       [1, 0, 0, 0]") {
        bias, h in
        bias.indices.map { $0 < h ? 1 : bias[$0] }
      },
    ]
  }

  static var pages11And12: [WrongAnswer] {
    [
      // One side of the coin.
      WrongAnswer(Checks11.chanceOfWins, says: "gave       0.1875") {
        wins, pairs in
        var row = [1.0]
        for _ in 0..<pairs {
          row = zip([0] + row, row + [0]).map { ($0 + $1) / 2 }
        }
        return row[wins...].reduce(0, +)
      },
      // Not transposed.
      WrongAnswer(Checks11.oneTable, says: "first at (0, 1): 6, not 7") {
        E, W in
        E.shape[1] == W.shape[0] ? E.matmul(W) : E.matmul(W.transposed())
      },
      // The parameter first, then the velocity.
      WrongAnswer(Checks12.moved, says: "gave       -1") { gradients, η, μ in
        var (parameter, velocity) = (0.0, 0.0)
        for g in gradients {
          parameter -= η * velocity
          velocity = μ * velocity + g
        }
        return parameter
      },
      // Without the correction.
      WrongAnswer(Checks12.adamSteps, says: "should be  [-0.1]") {
        gradients, η in
        var (m, v) = (0.0, 0.0)
        return gradients.map { g in
          m = 0.9 * m + 0.1 * g
          v = 0.999 * v + 0.001 * g * g
          return -η * m / (v.squareRoot() + 1e-8)
        }
      },
      // The corrected means are kept.
      WrongAnswer(Checks12.adamSteps, says: "[2.0, 2.0, 2.0]") {
        gradients, η in
        var (m, v, t) = (0.0, 0.0, 0.0)
        return gradients.map { g in
          t += 1
          m = (0.9 * m + 0.1 * g) / (1 - pow(0.9, t))
          v = (0.999 * v + 0.001 * g * g) / (1 - pow(0.999, t))
          return -η * m / (v.squareRoot() + 1e-8)
        }
      },
      // What is kept keeps its size.
      WrongAnswer(Checks12.dropoutMask, says: "place 1: 1, not 2") { draws, p in
        draws.map { $0 < p ? 0 : 1 }
      },
      // The bias is forgotten.
      WrongAnswer(Checks12.tableParameters, says: "gave       30") {
        d, e, tied in (tied ? 1 : 2) * d * e
      },
      // The products as they are.
      WrongAnswer(Checks12.geometricMean, says: "[0.4, 0.4]") { p, q, λ in
        zip(p, q).map { pow($0, λ) * pow($1, 1 - λ) }
      },
    ]
  }

  static var appendices: [WrongAnswer] {
    [
      // One-sided.
      WrongAnswer(ChecksA.slope, says: "gave       6.5") { f, x, e in
        (f(x + e) - f(x)) / e
      },
      // The result in the place of the input.
      WrongAnswer(ChecksA.square, says: "the gradient of x after") { x in
        let y = x.detached * x.detached
        return y.withGradients(of: [x]) { dy in [2 * y * dy] }
      },
      // The gradient of the result is left out.
      WrongAnswer(ChecksA.square, says: "place 1: -4, not -8") { x in
        let input = x.detached
        return (input * input).withGradients(of: [x]) { dy in [2 * input] }
      },
      // Not recorded.
      WrongAnswer(ChecksA.square, says: "the number of recorded") { x in
        x.detached * x.detached
      },
      // The sign.
      WrongAnswer(ChecksA.quotientGradients, says: "1.5, not -1.5") {
        dz, x, z in (dz / x, dz * z / x)
      },
      // In the order of the list.
      WrongAnswer(ChecksA.gradients, says: "gave       [5, 3, 1]") {
        count, uses in
        var gradients = [Double](repeating: 0, count: count)
        gradients[count - 1] = 1
        for use in uses {
          gradients[use.input] += use.derivative * gradients[use.output]
        }
        return gradients
      },
      // The last use of a node counts alone.
      WrongAnswer(ChecksA.gradients, says: "gave       [6, 3, 1]") {
        count, uses in
        var gradients = [Double](repeating: 0, count: count)
        gradients[count - 1] = 1
        for use in uses.sorted(by: { $0.output > $1.output }) {
          gradients[use.input] = use.derivative * gradients[use.output]
        }
        return gradients
      },
      // B as if it were transposed.
      WrongAnswer(ChecksB.product, says: "inner: 3, columns: 2") {
        a, b, rows, inner, columns in
        (0..<rows * columns).map { place in
          let (i, j) = (place / columns, place % columns)
          return (0..<inner).reduce(0) {
            $0 + a[i * inner + $1] * b[j * inner + $1]
          }
        }
      },
      // One sum.
      WrongAnswer(ChecksB.productInHalves, says: "gave       [1.0]") {
        a, b, rows, inner, columns in
        (0..<rows * columns).map { place in
          let (i, j) = (place / columns, place % columns)
          return (0..<inner).reduce(0) {
            $0 + a[i * inner + $1] * b[$1 * columns + j]
          }
        }
      },
      // Floats, not bytes.
      WrongAnswer(ChecksB.longestInner, says: "gave       20") { $0 / $1 },
    ]
  }

  private static func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

  private static func chain(_ w: Double, _ T: Int) -> [Double] {
    (0..<T).reduce(into: [1.0]) { h, _ in
      h.append(Foundation.tanh(w * h.last!))
    }
  }

  /// How much a vector grows in the mean of many products with W, which is
  /// the largest absolute eigenvalue, and not the most that W stretches.
  private static func eigenvalue(_ W: [[Double]]) -> Double {
    var v = W[0].map { _ in 1.0 }
    var growth = 0.0
    for _ in 0..<400 {
      v = W.map { row in zip(row, v).reduce(0) { $0 + $1.0 * $1.1 } }
      let size = v.reduce(0) { $0 + $1 * $1 }.squareRoot()
      if size == 0 { return 0 }
      growth += log(size)
      v = v.map { $0 / size }
    }
    return exp(growth / 400)
  }
}
