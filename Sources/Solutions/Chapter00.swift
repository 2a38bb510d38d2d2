import Foundation
import Tensors

extension Solutions {
  /// Exercises of page 0, before you start.
  public enum Chapter00 {
    /// 1. What the two arrays hold.
    ///
    /// `a` is [9, 2], and `b` is still [1, 2], since it got a copy. In Python
    /// `b = a` is another name of the same list, and both show [9, 2].
    public static func copies() -> (a: [Int], b: [Int]) {
      var a = [1, 2]
      let b = a
      a[0] = 9
      return (a, b)
    }

    /// 2. The mean of any collection of numbers; nil if there are none.
    public static func mean(of numbers: some Collection<Double>) -> Double? {
      guard !numbers.isEmpty else { return nil }
      return numbers.reduce(0) { $0 + $1 } / Double(numbers.count)
    }

    /// 3. Gives the mean of all numbers that it was called with.
    ///
    /// The call changes what the value remembers, and a method of a struct may
    /// do so only if it is `mutating`. So the value must be a `var`.
    public struct RunningMean {
      private var sum = 0.0
      private var count = 0

      /// A mean of nothing yet.
      public init() {}

      /// Takes one more number.
      public mutating func callAsFunction(_ number: Double) -> Double {
        sum += number
        count += 1
        return sum / Double(count)
      }
    }

    /// 4. The gradient of the sum of cubes, which is 3w² by hand.
    public static func gradientOfCubes(at numbers: [Float]) -> [Float] {
      let w = Tensor(numbers).tracked()
      (w * w * w).sum().backward()
      return w.gradient!.elements
    }

    /// 5. Scores as probabilities, without overflow.
    ///
    /// e^1000 is larger than any `Double`, so the formula divides infinity by
    /// infinity, which is no number. Subtracting a number from all scores
    /// divides each power, and their sum, by the same factor. If it is the
    /// largest score, the largest power is e^0 = 1, and none can overflow.
    public static func softmax(_ scores: [Double]) -> [Double] {
      let most = scores.max() ?? 0
      let powers = scores.map { exp($0 - most) }
      let total = powers.reduce(0, +)
      return powers.map { $0 / total }
    }
  }
}
