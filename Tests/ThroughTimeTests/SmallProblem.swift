import Basics
import Params
import RNNCell
import Tensors
import TextData
import ThroughTime

/// Batch 3, steps 8, vocabulary 5, hidden units 7, with weights so large that
/// no term of a gradient is too small to be missed.
struct SmallProblem {
  let model: RNNLanguageModel
  let start: HiddenState
  let minibatch: Minibatch

  static let (n, T, v, h) = (3, 8, 5, 7)

  init(_ activation: Activation = .tanh, seed: UInt64 = 1) {
    var generator = SplitMix64(seed: seed)
    func normal(_ rows: Int, _ columns: Int) -> Tensor {
      .normal(rows, columns, standardDeviation: 0.5, using: &generator)
    }
    let (n, T, v, h) = (Self.n, Self.T, Self.v, Self.h)
    model = RNNLanguageModel(
      RNNParameters(
        W_xh: normal(v, h), W_hh: normal(h, h), b_h: normal(1, h)[0],
        W_hq: normal(h, v), b_q: normal(1, v)[0]),
      activation: activation)
    start = HiddenState(normal(n, h))
    func tokens() -> TokenMatrix {
      TokenMatrix(
        rows: n, columns: T,
        indices: (0..<n * T).map { _ in generator.integer(below: v) })
    }
    minibatch = Minibatch(inputs: tokens(), targets: tokens())
  }

  var pass: ForwardPass {
    ForwardPass(model.cell, reading: minibatch, from: start)
  }

  /// The five gradients and that of the first state, from the tape; with
  /// blocks, the state is detached after every so many steps.
  func tapeGradients(blocksOf k: Int = T) -> [Tensor] {
    let H_0 = start.H.tracked()
    var state = HiddenState(H_0)
    var logits: [Tensor] = []
    for first in stride(from: 0, to: Self.T, by: k) {
      let columns = first..<min(first + k, Self.T)
      let block = TokenMatrix(
        (0..<Self.n).map { Array(minibatch.inputs.row($0)[columns]) })
      let scores: Tensor
      (scores, state) = model(block, first == 0 ? state : state.detached)
      logits.append(scores)
    }
    let targets = minibatch.targets.transposed.indices
    Tensor.concatenate(logits).crossEntropy(targets).backward()
    let parameters = model.parameters
    defer { for parameter in parameters { parameter.gradient = nil } }
    return (parameters + [H_0]).map {
      $0.gradient ?? Tensor(repeating: 0, shape: $0.shape)
    }
  }
}
