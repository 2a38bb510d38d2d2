import Layers
import Tensors

extension ConciseLanguageModel {
  /// About how many bytes training takes, for minibatches of `rows` = steps ×
  /// batch rows. The other parameters are those of the model.
  public static func trainingMemory(
    _ unit: RecurrentUnit, vocabularySize d: Int, hiddenUnits h: Int,
    layers: Int = 1, embedding: Int? = nil, isBidirectional: Bool = false,
    rows: Int
  ) -> Int {
    let (gates, directions) = (unit.gates, isBidirectional ? 2 : 1)
    let inputs = embedding ?? d
    // Each row of weights: those of its inputs, of h units, and two biases.
    let first = directions * gates * h * (inputs + h + 2)
    let others =
      (layers - 1) * directions * gates * h * (directions * h + h + 2)
    let outputs = (directions * h + 1) * d
    // Each layer keeps its gates and states; one at a time has what the gates
    // are computed from, and its gradient.
    let states = layers * directions * (gates + 1) * h + 2 * gates * h
    let parameters = first + others + outputs + (embedding ?? 0) * d
    return Tensors.trainingMemory(
      parameters: parameters, rows: rows,
      floatsPerRow: states + 3 * d + 2 * (embedding ?? 0))
  }
}
