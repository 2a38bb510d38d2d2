import Basics

/// Random sampling: the text is cut into windows side by side, and the
/// windows are dealt out to the minibatches in random order.
///
/// Windows never overlap. All but those left over for a last, incomplete
/// minibatch are used once in an epoch.
public struct RandomSampler: MinibatchSampler {
  public let batchSize: Int
  public let steps: Int
  public var rowsContinue: Bool { false }

  /// A sampler of minibatches with so many windows of so many steps.
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
    let windowCount = max(0, indices.count - offset - 1) / steps
    let starts = generator.shuffled(
      (0..<windowCount).map { offset + $0 * steps })
    return Minibatches(count: windowCount / batchSize) { number in
      let batch = starts[number * batchSize..<(number + 1) * batchSize]
      return Minibatch(of: indices, windowsAt: Array(batch), steps: steps)
    }
    // snippet.end
  }
}
