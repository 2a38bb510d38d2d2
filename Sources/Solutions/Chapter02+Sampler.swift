import Basics
import Tensors
import TextData

extension Solutions.Chapter02 {
  /// 2b, exercise 3. Sequential partitioning whose last minibatch may have fewer
  /// steps.
  ///
  /// Of T = 10,000 tokens in 32 rows, an offset o now skips o tokens before the
  /// rows, the rest of a division by 32 behind them, and the last token, which
  /// is only a target: o + (9,999 - o) mod 32 + 1. An offset up to 15 leaves
  /// rows of 312 and skips 16 tokens, a larger one rows of 311 and skips 48. So
  /// it is 48 at most, in place of 1,040.
  public struct UnevenSampler: MinibatchSampler {
    public let batchSize: Int
    public let steps: Int
    public var rowsContinue: Bool { true }

    /// A sampler of minibatches with so many sequences and steps.
    public init(batchSize: Int, steps: Int) {
      self.batchSize = batchSize
      self.steps = steps
    }

    public func minibatches(
      of indices: TokenIndices,
      using generator: inout some RandomNumberGenerator
    ) -> Minibatches {
      let offset = generator.integer(below: steps)
      let rowLength = max(0, indices.count - offset - 1) / batchSize
      let count = (rowLength + steps - 1) / steps
      return Minibatches(count: count) { number in
        let column = number * steps
        let length = min(steps, rowLength - column)
        func windows(_ shift: Int) -> TokenMatrix {
          TokenMatrix(
            (0..<batchSize).map { row in
              let start = offset + row * rowLength + column + shift
              return Array(indices[start..<start + length])
            })
        }
        return Minibatch(inputs: windows(0), targets: windows(1))
      }
    }
  }
}
