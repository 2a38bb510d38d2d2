import Basics
import Kernels

extension Tensor {
  /// log softmax along the last axis: x - log(sum of e^x).
  ///
  /// It never overflows, and a small probability is not rounded to 0.
  public func logSoftmax() -> Tensor {
    let (rows, columns) = (matrix.rows, matrix.columns)
    let y = Tensor(uninitialized: shape)
    Kernels.logSoftmax(base, rows: rows, columns: columns, into: y.base)
    let pullback: Node.Pullback = { dy in
      let dx = Tensor(uninitialized: y.shape)
      logSoftmaxDerivative(
        output: y.base, to: dy.base, rows: rows, columns: columns,
        into: dx.base)
      return .whole(dx)
    }
    return y.recorded(from: [(self, pullback)])
  }

  /// softmax along the last axis: the probabilities that belong to scores.
  public func softmax() -> Tensor { exp(logSoftmax()) }

  /// The mean over the rows of -log softmax(x)[target], from the logits x.
  ///
  /// - Parameter targets: one class for each row of (rows, classes).
  /// - Returns: the loss, of shape (), in nats.
  public func crossEntropy(_ targets: [Int]) -> Tensor {
    require(
      rank == 2 && shape[0] == targets.count,
      "crossEntropy: the logits are \(shape.written) = (rows, classes), but "
        + "there are \(targets.count) targets: one is needed for each row")
    require(
      !targets.isEmpty && targets.allSatisfy { (0..<shape[1]).contains($0) },
      "crossEntropy: the logits are \(shape.written) = (rows, classes), so "
        + "every target must lie in 0 ..< \(shape[1]), and there must be one")
    let gradient = Tensor(uninitialized: shape)
    let total = Kernels.crossEntropy(
      base, columns: shape[1], targets: targets,
      factor: 1 / Float(targets.count), gradient: gradient.base)
    let loss = Tensor(Float(total / Double(targets.count)))
    return loss.recorded(
      from: [
        (self, { dy in .whole(dy.item == 1 ? gradient : gradient * dy.item) })
      ])
  }
}
