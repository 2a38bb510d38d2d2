import Basics
import Foundation
import Tensors
import ThroughTime

extension Solutions {
  /// Backpropagation through time; exercises 5 and 6 are in files of their
  /// own.
  public enum Chapter09 {}
}

extension Solutions.Chapter09 {
  /// 1. The last term is the largest, whatever w is. With h_t = tanh(a_t) and
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

  /// 2. Without φ′ the rows W_xh, W_hh, b_h and H_0 notice, for all of them lie
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

  /// 3. Each loss needs a way back of its own: T ways, of k steps each, or of
  /// fewer near the beginning. That makes kT − k(k − 1)/2 steps instead of T:
  /// for T = 35 and k = 10 it is 305 instead of 35. In return no loss stands
  /// just behind a cut. The error for k = 10 falls to less than a tenth of
  /// that of blocks of 10, for a small network that was trained for a few
  /// epochs.
  ///
  /// - Returns: the derivative by W_hh, and how many steps back were taken.
  public static func slidingGradient(
    of pass: ForwardPass, reaching k: Int
  ) -> (W_hh: Tensor, steps: Int) {
    Tensor.withoutRecording {
      var way = WayBack(pass)
      var steps = 0
      for last in 1...pass.steps {
        var future = way.nothing
        for t in (max(1, last - k + 1)...last).reversed() {
          let dO =
            t == last ? way.scoreGradient(of: way.scores(t), t: t) : nil
          future = way.step(t, dO, future, from: pass.H[t - 1], to: pass.H[t])
          steps += 1
        }
      }
      return (way.sums[1], steps)
    }
  }

  /// 4. A product of m links is π^−m with probability π^m, otherwise 0. Its
  /// square has the mean π^−2m π^m = π^−m, so its variance is π^−m − 1: with
  /// π = 0.5 it is 1 for one link, but 1,023 for ten. The trained network has
  /// much of its gradient behind several links, and a draw is off by more than
  /// the length of the gradient itself. At the start every step back shrinks
  /// what passes to a small part, so hardly anything is multiplied by the wild
  /// factors: there a draw is off by less than a tenth.
  public static func varianceOfProduct(links m: Int, keeping π: Double)
    -> Double
  {
    pow(π, Double(-m)) - 1
  }

  /// The root of the mean squared relative error of one random draw of the
  /// gradient of W_hh.
  public static func errorOfDraw(
    of pass: ForwardPass, keeping π: Double, draws: Int, seed: UInt64
  ) -> Double {
    var generator = SplitMix64(seed: seed)
    func gradient(_ links: Links?) -> [Double] {
      pass.gradients(through: links).W_hh.elements.map(Double.init)
    }
    let full = gradient(nil)
    let squares = (0..<draws).map { _ in
      let links = Links.random(
        keeping: π, steps: pass.steps, using: &generator)
      let error = relativeError(of: gradient(links), to: full)
      return error * error
    }
    return (squares.reduce(0, +) / Double(draws)).squareRoot()
  }
}
