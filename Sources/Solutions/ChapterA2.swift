import Foundation
import Tensors

extension Solutions {
  /// Inside the tape.
  public enum ChapterA2 {}
}

extension Solutions.ChapterA2 {
  /// 1. The scores 0 and ln 3 have the exponentials 1 and 3, so p is 1/4 and
  /// 3/4. If the first token came, the loss is −ln 1/4 = ln 4 = 1.39, and the
  /// gradient p − y is −3/4 and 3/4. If the second came, it is ln 4/3 = 0.29
  /// with 1/4 and −1/4: less surprise, and a shorter gradient.
  ///
  /// - Returns: the loss of one row of scores, and its derivatives.
  public static func lossAndGradient(
    of scores: [Double], target: Int
  ) -> (loss: Double, gradient: [Double]) {
    let exponentials = scores.map { exp($0) }
    let sum = exponentials.reduce(0, +)
    var gradient = exponentials.map { $0 / sum }
    let loss = -log(gradient[target])
    gradient[target] -= 1
    return (loss, gradient)
  }

  /// 2. From the formula: the p_k add up to 1, and so do the y_k, so their
  /// differences add up to 0. From the picture: adding s to all scores changes
  /// neither p nor the loss, so dL/ds = 0; and by the chain rule dL/ds is the
  /// sum of all dL/do_k, which are p_k − y_k.
  ///
  /// - Returns: the sum of the derivatives by the scores of one row, and the
  ///   derivative by the shift, both from the tape.
  public static func sumAndShift(
    of scores: [Float], target: Int
  ) -> (sum: Float, shift: Float) {
    let o = Tensor([scores]).tracked()
    let s = Tensor(0).tracked()
    (o + s).crossEntropy([target]).backward()
    return (o.gradient!.elements.reduce(0, +), s.gradient!.item)
  }

  /// 3. The number of nodes grows, and with it memory and time, in proportion
  /// to the length. What does not grow is the depth of the stack: nodes are
  /// collected, walked and freed in loops, not by functions that call
  /// themselves. The gradient does not grow either. Each addition hands it on
  /// as it is, so it is 1, exactly. (A fifth of the million shows the same in a
  /// fifth of the time.)
  public static func chain(
    additions: Int
  ) -> (operations: Int, gradient: Float) {
    let first = Tensor(1).tracked()
    var long = first
    for _ in 0..<additions { long = long + 0.001 }
    let operations = long.graphSize
    long.backward()
    return (operations, first.gradient!.item)
  }

  /// 4. By the product rule dℓ/do_k is Σ_j y_j (p_k − [j = k]), which is
  /// p_k Σ_j y_j − y_k, and the y_j add up to 1: p − y, as before. A one-hot
  /// row is a special case. Nothing is kept but p and y; the derivative by y
  /// is not wanted, so y is no input.
  ///
  /// - Parameters:
  ///   - scores: (rows, classes).
  ///   - y: the probabilities of the truth, of the same shape; each row adds
  ///     up to 1.
  /// - Returns: the mean over the rows of −Σ_k y_k ln p_k.
  public static func crossEntropy(
    _ scores: Tensor, with y: Tensor
  ) -> Tensor {
    let (logP, y) = (scores.detached.logSoftmax(), y.detached)
    let rows = Float(scores.shape[0])
    let loss = (y * logP).sum() / -rows
    return loss.withGradients(of: [scores]) { dL in
      [dL * (exp(logP) - y) / rows]
    }
  }
}
