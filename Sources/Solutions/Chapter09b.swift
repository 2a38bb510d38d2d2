import Basics
import Foundation
import Tensors
import ThroughTime

extension Solutions {
  /// Why gradients fade; exercise 3 is in a file of its own.
  public enum Chapter09b {}
}

extension Solutions.Chapter09b {
  /// 1. After m steps 0.9^m is left. It is below a hundredth when
  /// m > ln 0.01 / ln 0.9 = 43.7: after 44 steps. 1.1^m is above a hundred when
  /// m > ln 100 / ln 1.1 = 48.3: after 49 steps. Factors that look close to 1
  /// are far from it for a text: the windows of chapter 8 have 35 steps.
  ///
  /// - Parameters:
  ///   - factor: what a gradient is multiplied by at each step, not 1.
  ///   - bound: below 1 for a factor below 1, otherwise above 1.
  /// - Returns: the first number of steps after which it lies beyond the
  ///   bound.
  public static func stepsUntil(_ bound: Double, factor: Double) -> Int {
    Int((log(bound) / log(factor)).rounded(.down)) + 1
  }

  /// 2. A product of m links is π^−m with probability π^m, otherwise 0. Its
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
      pass.gradients(through: links).W_hh.doubles
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

  /// 4. Each loss needs a way back of its own: T ways, of k steps each, or of
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
      var way = Solutions.Chapter09.WayBack(pass)
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
}
