/// Exercises of page 2b, minibatches.
public enum Page02b {
  /// 02b.1 Where the rows begin (warm-up, 10 minutes)
  ///
  /// Sequential partitioning skips `offset` tokens, keeps the last token for a
  /// target, and lays what is left out in `batchSize` rows of equal length, as
  /// long as possible. At which places of the text do the rows begin?
  ///
  /// - Parameter count: how many tokens the text has.
  ///
  ///     rowStarts(count: 35, offset: 4, batchSize: 3)  // [4, 14, 24]
  public static func rowStarts(
    count: Int, offset: Int, batchSize: Int
  ) throws -> [Int] {
    throw Unfinished()
  }

  /// 02b.2 Minibatches in sequence (challenge, 30 minutes)
  ///
  /// Cut the rows of 02b.1 into minibatches of `steps` columns, from left to
  /// right. What is left at the ends of the rows is skipped. The targets are
  /// the tokens one place later in the text.
  ///
  /// - Returns: for each minibatch `batchSize` rows of `steps` tokens, twice.
  ///
  ///     minibatches(of: [0, 1, 2, 3, 4, 5, 6], offset: 1, batchSize: 2,
  ///       steps: 2)
  ///     // one: inputs [[1, 2], [3, 4]], targets [[2, 3], [4, 5]]
  public static func minibatches(
    of text: [Int], offset: Int, batchSize: Int, steps: Int
  ) throws -> [(inputs: [[Int]], targets: [[Int]])] {
    throw Unfinished()
  }

  /// 02b.3 Step after step (warm-up, 5 minutes)
  ///
  /// A network gives the scores of all sequences at step 0 first, then those
  /// at step 1, and so on. Bring the targets into this order. All rows have
  /// the same length.
  ///
  /// - Parameter rows: one row for each sequence.
  ///
  ///     stepByStep([[1, 2, 3], [4, 5, 6]])  // [1, 4, 2, 5, 3, 6]
  public static func stepByStep(_ rows: [[Int]]) throws -> [Int] {
    throw Unfinished()
  }
}
