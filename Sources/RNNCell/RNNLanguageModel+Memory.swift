import Tensors

extension RNNLanguageModel {
  /// About how many bytes training takes, for minibatches of `rows` = steps ×
  /// batch rows.
  public static func trainingMemory(
    vocabularySize d: Int, hiddenUnits h: Int, rows: Int
  ) -> Int {
    // H and its gradient; the one-hot inputs, the scores, their probabilities
    // and their gradient.
    Tensors.trainingMemory(
      parameters: (d + h + 1) * h + (h + 1) * d, rows: rows,
      floatsPerRow: 2 * h + 4 * d)
  }
}
