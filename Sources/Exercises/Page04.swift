import Foundation

/// Exercises of page 4, parameters.
public enum Page04 {
  /// 04.1 Count the parameters (warm-up, 5 minutes)
  ///
  /// How many numbers do W_xh, W_hh, b_h, W_hq and b_q have together, for a
  /// vocabulary of d entries and h hidden units?
  ///
  ///     parameterCount(vocabularySize: 2, hiddenUnits: 3)  // 26
  public static func parameterCount(
    vocabularySize d: Int, hiddenUnits h: Int
  ) throws -> Int {
    throw Unfinished()
  }

  /// 04.2 The largest network that fits (standard, 15 minutes)
  ///
  /// The largest number of hidden units with at most `limit` parameters. At
  /// least one fits.
  ///
  ///     hiddenUnits(limit: 26, vocabularySize: 2)  // 3
  public static func hiddenUnits(
    limit: Int, vocabularySize d: Int
  ) throws -> Int {
    throw Unfinished()
  }

  /// 04.3 Uniform instead of normal (warm-up, 10 minutes)
  ///
  /// Numbers drawn evenly from -a to a shall have a standard deviation that is
  /// given. What is a? The variance of such numbers is a² / 3.
  ///
  ///     uniformEnd(deviation: 1)  // 1.732…
  public static func uniformEnd(deviation: Float) throws -> Float {
    throw Unfinished()
  }
}
