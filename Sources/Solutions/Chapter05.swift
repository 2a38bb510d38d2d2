import Basics
import OneHot
import Params
import RNNCell
import Tensors
import TextData

extension Solutions {
  /// Exercises of chapter 5, the recurrent cell.
  public enum Chapter05 {
    /// 1. The largest difference between the scores after a state of ones and
    /// those after a state of zeros, at each step.
    ///
    /// All outputs change. But each step multiplies the state by W_hh, which
    /// makes it smaller, by a factor near 0.01 √512 ≈ 0.23 (chapter 4), and the
    /// difference fades with it. With the weights as they start and 512 hidden
    /// units it is 0.2 at the first step, below 0.001 from the fifth on, and
    /// below 10^-8 from the thirteenth on, where only rounding is left of it.
    ///
    /// - Parameter inputs: (batch, steps).
    public static func differencesOfStates(
      _ model: RNNLanguageModel, reading inputs: TokenMatrix
    ) -> [Float] {
      let zeros = model.initialState(batchSize: inputs.rows)
      let ones = HiddenState(.full(1, inputs.rows, model.hiddenUnits))
      let difference =
        model(inputs, ones).logits - model(inputs, zeros).logits
      return (0..<inputs.columns).map { step in
        let rows = step * inputs.rows..<(step + 1) * inputs.rows
        return difference[rows].elements.map(abs).max() ?? 0
      }
    }

    /// 2. The largest number of the state after each of 100 steps, for weights
    /// `factor` times as large as at the start, and 512 hidden units.
    ///
    /// There is no bound: relu(x) = x for every positive x. With the weights as
    /// they start, the state stays below 0.05 all the same: a step multiplies
    /// it by about σ √(h / 2) ≈ 0.16, since half of the units are silent. With
    /// weights ten times as large the factor is 1.6, and the state grows
    /// exponentially, to more than 10^18 in 100 steps. With the hyperbolic
    /// tangent no number of it ever passes 1.
    public static func sizes(
      factor: Float, activation: Activation = .relu, seed: UInt64
    ) -> [Float] {
      var generator = SplitMix64(seed: seed)
      var p = RNNParameters(
        vocabularySize: 28, hiddenUnits: 512, using: &generator)
      p.all = p.all.map { factor * $0.detached }
      let cell = RNNCell(p, activation: activation)
      var state = HiddenState.zeros(batchSize: 1, hiddenUnits: 512)
      return (0..<100).map { step in
        state = cell(oneHot([step % 28], classes: 28), state).state
        return state.H.elements.map(abs).max()!
      }
    }

    /// 3. Reads whole sequences and keeps the state of every step.
    ///
    /// - Parameter inputs: one-hot, (steps, batch, vocabulary).
    /// - Returns: (steps, batch, hidden units).
    public static func states(
      of cell: RNNCell, over inputs: Tensor, from initial: HiddenState
    ) -> Tensor {
      var state = initial
      var states: [Tensor] = []
      for t in 0..<inputs.shape[0] {
        state = cell(inputs[t], state).state
        states.append(state.H)  // (batch, hidden units)
      }
      return Tensor.stack(states)
    }

    /// 4. The multiplications of the three products of one step.
    ///
    /// A product of n × d by d × h takes n d h of them, so a step takes
    /// n (d h + h² + h d). With 28 characters and 512 hidden units the second
    /// product, of the state, costs most: 262,144 for each sequence, and the
    /// two others 14,336 each.
    public static func multiplications(
      batchSize n: Int, vocabularySize d: Int, hiddenUnits h: Int
    ) -> (input: Int, state: Int, output: Int) {
      (n * d * h, n * h * h, n * h * d)
    }
  }
}
