import Basics
import Foundation
import Tensors
import ThroughTime

extension Solutions {
  /// Backpropagation through time; exercise 4 is in a file of its own.
  public enum Chapter09 {}
}

extension Solutions.Chapter09 {
  /// 1. With w = 2 and h_0 = 1 the states are 1, 2, 4 and 8. The direct
  /// derivative of step t is h_{t−1}: 1, 2, 4. It is passed on with w^{T−t}: 4,
  /// 2, 1. So each of the three terms is 4, their sum is 12, and that is
  /// T w^{T−1} h_0 = 3 · 4.
  ///
  /// - Returns: the terms of dh_T/dw for steps 1 … T of h_t = w h_{t−1}.
  public static func termsOfLinearChain(
    w: Double, steps: Int, from start: Double = 1
  ) -> [Double] {
    var (terms, state) = ([Double](), start)
    for t in 1...steps {
      terms.append(pow(w, Double(steps - t)) * state)
      state *= w
    }
    return terms
  }

  /// 2. The last term is the largest, whatever w is. With h_t = tanh(a_t) and
  /// a_t = w h_{t−1}, the term of step t is
  ///
  ///     h_{t−1} (1 − h_t²) Π_{s>t} w (1 − h_s²) .
  ///
  /// The term after it, divided by it, is h_t / (h_{t−1} w (1 − h_t²)). That
  /// is tanh(a_t) cosh²(a_t) / a_t = sinh(2 a_t) / (2 a_t), and sinh(x) / x is
  /// above 1 for every x but 0. Each step back loses more by the slopes than
  /// it gains by the larger state. With w = 0.5 the four terms are close
  /// together, 0.092 to 0.113; with w = 2 the slopes near the ends of the tanh
  /// leave of the first term only a 250th of the last.
  ///
  /// - Returns: the terms of dh_T/dw for steps 1 … T, with h_0 = 1.
  public static func termsOfChain(w: Double, steps: Int = 4) -> [Double] {
    var h = [1.0]
    for _ in 1...steps { h.append(Foundation.tanh(w * h.last!)) }
    func slope(_ t: Int) -> Double { 1 - h[t] * h[t] }
    return (1...steps).map { t in
      (t..<steps).reduce(h[t - 1] * slope(t)) { $0 * w * slope($1 + 1) }
    }
  }

  /// 3. Without φ′ the rows W_xh, W_hh, b_h and H_0 notice, for all of them lie
  /// behind the activation; W_hq and b_q do not. Without 1/nT all six rows
  /// notice: each derivative is nT times as large.
  public enum Mistake: CaseIterable, Sendable {
    case none, withoutSlope, withoutMean
  }

  /// The derivatives by W_xh, W_hh, b_h, W_hq, b_q and H_0.
  public static func gradients(
    of pass: ForwardPass, with mistake: Mistake
  ) -> [Tensor] {
    Tensor.withoutRecording {
      let omission: WayBack.Omission =
        switch mistake {
        case .none: .nothing
        case .withoutSlope: .slope
        case .withoutMean: .mean
        }
      var way = WayBack(pass, omitting: omission)
      var future = way.nothing
      for t in (1...pass.steps).reversed() {
        let dO = way.scoreGradient(of: way.scores(t), t: t)
        future = way.step(t, dO, future, from: pass.H[t - 1], to: pass.H[t])
      }
      return way.sums + [future]
    }
  }
}
