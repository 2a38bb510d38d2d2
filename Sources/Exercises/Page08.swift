import Foundation
import NGrams
import Params
import RNNCell
import Tensors

/// Exercises of page 8, training.
public enum Page08 {
  /// 08.1 A step of gradient descent (warm-up, 5 minutes)
  ///
  /// Each parameter moves against its gradient, by the learning rate times the
  /// gradient.
  ///
  ///     descended([1, 2], gradients: [10, -10], learningRate: 0.1)
  ///     // [0, 3]
  public static func descended(
    _ parameters: [Double], gradients: [Double], learningRate: Double
  ) throws -> [Double] {
    throw Unfinished()
  }

  /// 08.2 The loss of a minibatch (standard, 20 minutes)
  ///
  /// The mean of -log softmax(row)[target] over all rows, with the natural
  /// logarithm. Scores may be as large as 1,000: use
  ///
  ///     -log softmax(o)[y] = log Σ exp(o - m) + m - o[y]
  ///
  /// with the largest score m.
  ///
  ///     crossEntropy([[0, 0]], targets: [1])  // log(2) = 0.693…
  public static func crossEntropy(
    _ scores: [[Double]], targets: [Int]
  ) throws -> Double {
    throw Unfinished()
  }

  /// 08.3 Carry a state on (warm-up, 5 minutes)
  ///
  /// The state that the next minibatch begins with: the same numbers, but the
  /// gradient of the next loss must not flow back into this minibatch.
  public static func carried(_ state: Tensor) throws -> Tensor {
    throw Unfinished()
  }

  /// 08.4 What was copied (standard, 20 minutes)
  ///
  /// The length of the longest run of neighbouring tokens of the sample that
  /// stands in the text, too. Trying all pairs of places is good enough.
  ///
  ///     longestCopy(of: [7, 1, 2, 9], in: [1, 2, 3, 7, 1])  // 2
  public static func longestCopy(
    of sample: [Int], in text: [Int]
  ) throws -> Int {
    throw Unfinished()
  }

  /// 08.5 A network that was never trained (challenge, 45 minutes)
  ///
  /// Write a table of bigrams into the weights of a network, so that softmax
  /// of its scores is the table: `table.probabilities(after: [token])` are the
  /// d probabilities of what follows a token, all above 0 here. You choose the
  /// number of hidden units.
  ///
  /// - Returns: `RNNLanguageModel(RNNParameters(W_xh: …, W_hh: …, b_h: …,
  ///   W_hq: …, b_q: …))`.
  public static func network(
    writing table: NGramModel
  ) throws -> RNNLanguageModel {
    throw Unfinished()
  }
}
