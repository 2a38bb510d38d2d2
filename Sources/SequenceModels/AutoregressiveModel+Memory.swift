import Tensors

extension AutoregressiveModel {
  /// About how many bytes it takes to train a model and to predict a series of
  /// `points` values, all windows at once.
  public static func trainingMemory(
    tau: Int, hiddenUnits h: Int, points: Int
  ) -> Int {
    // A window, and the one that is shifted by a step; two hidden layers.
    Tensors.trainingMemory(
      parameters: 2 * (tau + 2) * h,  // with what Adam remembers
      rows: max(0, points - tau), floatsPerRow: 2 * tau + 2 * h)
  }
}
