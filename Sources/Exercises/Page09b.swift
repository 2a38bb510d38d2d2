import Foundation

/// Exercises of page 9b, why the gradient fades, and cutting it short.
public enum Page09b {
  /// 09b.1 The cost of reaching back k steps (warm-up, 10 minutes)
  ///
  /// T losses, and each of them reaches back k steps, its own step counted;
  /// near the beginning there are fewer than k. How many steps back are taken
  /// in all? k is 1 … T.
  ///
  ///     stepsBack(T: 3, k: 2)  // 1 + 2 + 2 = 5
  public static func stepsBack(T: Int, k: Int) throws -> Int {
    throw Unfinished()
  }

  /// 09b.2 The most that a matrix stretches (challenge, 30 minutes)
  ///
  /// The largest singular value of a matrix: the most by which it lengthens a
  /// vector. Begin with any vector v, and repeat: multiply by W, then by W
  /// transposed, and divide by the length. The vector turns to the direction
  /// that is stretched most; |W v| / |v| is the answer. It should be right to
  /// a thousandth.
  ///
  /// - Parameter W: its rows, all of one length.
  ///
  ///     largestStretch(of: [[0, 3], [2, 0]])  // 3
  public static func largestStretch(of W: [[Double]]) throws -> Double {
    throw Unfinished()
  }
}
