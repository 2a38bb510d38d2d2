import Basics
import Tensors

extension RNNCell {
  /// Reads whole sequences: the same cell, step after step.
  ///
  /// - Parameter inputs: one-hot, (steps, batch, vocabulary).
  /// - Returns: the scores of all steps, (steps × batch, vocabulary), the
  ///   batch of step 0 first, and the state after the last step.
  public func unrolled(
    over inputs: Tensor, from initial: HiddenState
  ) -> (outputs: Tensor, state: HiddenState) {
    require(
      inputs.rank == 3 && inputs.shape[0] > 0,
      "unrolled RNN: the inputs have shape \(inputs.shape.written), but (steps, batch, "
        + "vocabulary) with at least one step is needed")
    // snippet.loop
    var state = initial
    var outputs: [Tensor] = []
    for t in 0..<inputs.shape[0] {
      let output: Tensor
      (output, state) = self(inputs[t], state)
      outputs.append(output)  // (batch, vocabulary)
    }
    return (Tensor.concatenate(outputs), state)
    // snippet.end
  }
}
