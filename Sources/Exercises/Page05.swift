import Foundation
import RNNCell
import Tensors

/// Exercises of page 5, the recurrent cell.
public enum Page05 {
  /// 05.1 One step (warm-up, 10 minutes)
  ///
  /// The state after one step: tanh(X W_xh + H W_hh + b_h).
  ///
  /// - Parameters:
  ///   - X: (batch, vocabulary).
  ///   - H: the state before the step, (batch, hidden units).
  ///   - W_xh: (vocabulary, hidden units).
  ///   - W_hh: (hidden units, hidden units).
  ///   - b_h: (hidden units).
  /// - Returns: (batch, hidden units).
  public static func step(
    X: Tensor, H: Tensor, W_xh: Tensor, W_hh: Tensor, b_h: Tensor
  ) throws -> Tensor {
    throw Unfinished()
  }

  /// 05.2 The states of all steps (standard, 15 minutes)
  ///
  /// Read whole sequences and keep the state after every step. One step is
  /// `cell(X, state)`, which returns an `output` and a `state`; the numbers of
  /// a state are its `H`.
  ///
  /// - Parameter inputs: one-hot, (steps, batch, vocabulary); `inputs[t]` is
  ///   what step t reads. There is at least one step.
  /// - Returns: (steps, batch, hidden units).
  public static func states(
    of cell: RNNCell, over inputs: Tensor, from initial: HiddenState
  ) throws -> Tensor {
    throw Unfinished()
  }

  /// 05.3 What a step costs (warm-up, 5 minutes)
  ///
  /// How many multiplications do the three products X W_xh, H W_hh and H W_hq
  /// take, for a batch of n, a vocabulary of d entries and h hidden units?
  ///
  ///     multiplications(batchSize: 1, vocabularySize: 2, hiddenUnits: 3)
  ///     // (input: 6, state: 9, output: 6)
  public static func multiplications(
    batchSize n: Int, vocabularySize d: Int, hiddenUnits h: Int
  ) throws -> (input: Int, state: Int, output: Int) {
    throw Unfinished()
  }

  /// 05.4 One step, number by number (standard, 20 minutes)
  ///
  /// The step of 05.1 for a single sequence, in loops and without tensors. The
  /// input is the index of a token: no one-hot vector is needed.
  ///
  /// - Parameters:
  ///   - token: 0 ..< vocabulary.
  ///   - h: the state before the step.
  ///   - W_xh: a row for each token.
  ///   - W_hh: a row for each hidden unit.
  /// - Returns: the state after the step.
  ///
  ///     step(token: 1, h: [1], W_xh: [[9], [0.5]], W_hh: [[0.25]],
  ///       b_h: [0.25])
  ///     // [tanh(0.5 + 1 · 0.25 + 0.25)] = [0.761…]
  public static func step(
    token: Int, h: [Float], W_xh: [[Float]], W_hh: [[Float]], b_h: [Float]
  ) throws -> [Float] {
    throw Unfinished()
  }
}
