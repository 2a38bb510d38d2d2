import Tensors

/// Exercises of page 11, experiments.
public enum Page11 {
  /// 11.1 Luck (standard, 20 minutes)
  ///
  /// Two recipes are compared with several seeds, and one wins `wins` of the
  /// `pairs` comparisons, more than half. How likely is it that a fair coin
  /// shows one of its sides, whichever it is, at least so often?
  ///
  ///     chanceOfWins(4, of: 5)  // 0.375
  public static func chanceOfWins(
    _ wins: Int, of pairs: Int
  ) throws -> Double {
    throw Unfinished()
  }

  /// 11.2 Two tables are one (warm-up, 5 minutes)
  ///
  /// An embedding E turns tokens into vectors, and the input weights W of a
  /// layer turn these into numbers for its hidden units. Which single table
  /// does the same?
  ///
  /// - Parameters:
  ///   - E: (tokens, dimensions).
  ///   - W: (hidden units, dimensions), as the layers keep it.
  /// - Returns: (tokens, hidden units).
  public static func oneTable(_ E: Tensor, _ W: Tensor) throws -> Tensor {
    throw Unfinished()
  }
}
