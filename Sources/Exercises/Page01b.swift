/// Exercises of page 1b, looking ahead.
public enum Page01b {
  /// 01b.1 Predictions from predictions (standard, 20 minutes)
  ///
  /// A linear rule predicts the next value as the sum of the last values times
  /// weights; weight 0 belongs to the oldest of them. Predict `steps` values:
  /// behind the known ones, each prediction is taken for a value.
  ///
  /// - Parameter values: what is known, at least as many as there are weights.
  /// - Returns: the predictions, `steps` of them.
  ///
  ///     rollOut([1, 2], weights: [-1, 2], steps: 3)  // [3, 4, 5]
  public static func rollOut(
    _ values: [Float], weights: [Float], steps: Int
  ) throws -> [Float] {
    throw Unfinished()
  }
}
