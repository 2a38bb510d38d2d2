/// Exercises of page 1, sequence models.
public enum Page01 {
  /// 01.1 The mean of the last values (warm-up, 5 minutes)
  ///
  /// The plainest prediction of the next value: the mean of the last `tau`
  /// values. There are at least `tau` of them.
  ///
  ///     meanOfLast([5, 1, 2, 3], tau: 2)  // 2.5
  public static func meanOfLast(_ values: [Float], tau: Int) throws -> Float {
    throw Unfinished()
  }

  /// 01.2 From a series to examples (standard, 15 minutes)
  ///
  /// Each value that has `tau` values before it is the label of an example;
  /// these `tau` values, the oldest first, are its features. The examples come
  /// in the order of time. A series that is too short has none.
  ///
  ///     examples(of: [1, 2, 3, 4], tau: 2)
  ///     // [([1, 2], 3), ([2, 3], 4)]
  public static func examples(
    of series: [Float], tau: Int
  ) throws -> [(features: [Float], label: Float)] {
    throw Unfinished()
  }

  /// 01.3 The matrix of a Markov chain (standard, 15 minutes)
  ///
  /// Count how often each state is followed by each, and divide every row by
  /// its sum: entry [i][j] is the share of j among the successors of i. The
  /// row of a state without successors stays zero. States are 0 ..< count.
  ///
  ///     transitions(in: [0, 1, 0, 0, 1], count: 2)
  ///     // [[0.333…, 0.666…], [1, 0]]
  public static func transitions(
    in states: [Int], count: Int
  ) throws -> [[Double]] {
    throw Unfinished()
  }
}
