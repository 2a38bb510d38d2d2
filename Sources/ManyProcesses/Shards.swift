import Basics
import Tensors
import TextData

extension Minibatch {
  /// One of the parts into which its rows are cut: rows side by side, as many
  /// in each part as can be.
  public func shard(_ number: Int, of shards: Int) -> Minibatch {
    let rows = batchSize * number / shards..<batchSize * (number + 1) / shards
    return Minibatch(inputs: inputs.rows(rows), targets: targets.rows(rows))
  }
}

extension TokenMatrix {
  fileprivate func rows(_ rows: Range<Int>) -> TokenMatrix {
    let tokens = indices[rows.lowerBound * columns..<rows.upperBound * columns]
    return TokenMatrix(
      rows: rows.count, columns: columns, indices: Array(tokens))
  }
}

extension ProcessGroup {
  /// The shards that this process reads: neighbours, as many as each other
  /// process reads.
  public func share(of shards: Int) -> Range<Int> {
    shards * rank / count..<shards * (rank + 1) / count
  }
}

extension Trainable {
  /// The gradients of all parameters as one vector, which are then forgotten.
  func takeGradient() -> Tensor {
    Tensor.withoutRecording {
      Tensor.concatenate(
        parameters.map { parameter in
          defer { parameter.gradient = nil }
          return
            (parameter.gradient
            ?? Tensor(repeating: 0, shape: parameter.shape))
            .reshaped(parameter.count)
        })
    }
  }

  /// Gives all parameters their parts of such a vector as gradients.
  func setGradient(_ vector: Tensor) {
    var start = 0
    for parameter in parameters {
      let end = start + parameter.count
      parameter.gradient = vector[start..<end].reshaped(parameter.shape)
      start = end
    }
  }
}
