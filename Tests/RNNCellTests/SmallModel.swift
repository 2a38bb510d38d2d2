import Basics
import Params
import RNNCell
import Tensors

/// A model with large weights and biases, so that no term of the equations
/// is too small to be noticed when it goes missing.
func smallModel(
  vocabularySize v: Int = 5, hiddenUnits h: Int = 7,
  activation: Activation = .tanh, seed: UInt64 = 1
) -> RNNLanguageModel {
  var generator = SplitMix64(seed: seed)
  func normal(_ rows: Int, _ columns: Int) -> Tensor {
    .normal(rows, columns, standardDeviation: 0.5, using: &generator)
  }
  let parameters = RNNParameters(
    W_xh: normal(v, h), W_hh: normal(h, h), b_h: normal(1, h)[0],
    W_hq: normal(h, v), b_q: normal(1, v)[0])
  return RNNLanguageModel(parameters, activation: activation)
}

/// A state that is not zero.
func someState(
  batchSize: Int, hiddenUnits: Int = 7, seed: UInt64 = 2
) -> HiddenState {
  var generator = SplitMix64(seed: seed)
  return HiddenState(
    .uniform(batchSize, hiddenUnits, from: -1, to: 1, using: &generator))
}

/// The largest difference between two tensors of one shape.
func largestDifference(_ x: Tensor, _ y: Tensor) -> Float {
  zip(x.elements, y.elements).map { abs($0 - $1) }.max() ?? 0
}
