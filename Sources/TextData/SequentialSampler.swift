import Basics

/// Sequential partitioning: the text is laid out in one long row for each
/// sequence, and the minibatches are cut off from left to right.
///
/// Row r of a minibatch therefore continues row r of the one before it. What
/// is left at the ends of the rows is too short for a minibatch and skipped:
/// of 10,000 tokens in batches of 32 x 35, any offset gives 8 minibatches,
/// which are 8,960 tokens. The offset of the next epoch moves the borders.
public struct SequentialSampler: MinibatchSampler {
  public let batchSize: Int
  public let steps: Int
  public var rowsContinue: Bool { true }

  /// A sampler of minibatches with so many rows of so many steps.
  public init(batchSize: Int, steps: Int) {
    Self.requirePositive(batchSize: batchSize, steps: steps)
    self.batchSize = batchSize
    self.steps = steps
  }

  public func minibatches(
    of indices: TokenIndices, using generator: inout some RandomNumberGenerator
  ) -> Minibatches {
    // snippet.cut
    let offset = generator.integer(below: steps)
    // The last token has no target: it is only a target itself.
    let rowLength = max(0, indices.count - offset - 1) / batchSize
    return Minibatches(count: rowLength / steps) { number in
      let column = number * steps
      let starts = (0..<batchSize).map { offset + $0 * rowLength + column }
      return Minibatch(of: indices, windowsAt: starts, steps: steps)
    }
    // snippet.end
  }
}
