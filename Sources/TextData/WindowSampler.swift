import Basics

/// All overlapping windows: every stretch of the text with as many tokens as
/// there are steps is read once in an epoch, in an order of its own each time.
///
/// A text of N tokens has N - `steps` windows with targets, so nearly every
/// token is read `steps` times in an epoch, each time in another place of its
/// window. The last minibatch may have fewer rows than the others.
public struct WindowSampler: MinibatchSampler {
  public let batchSize: Int
  public let steps: Int
  public var rowsContinue: Bool { false }
  public var minimumLength: Int { steps + 1 }

  /// A sampler of minibatches with so many windows of so many steps.
  public init(batchSize: Int, steps: Int) {
    Self.requirePositive(batchSize: batchSize, steps: steps)
    self.batchSize = batchSize
    self.steps = steps
  }

  public func minibatches(
    of indices: TokenIndices, using generator: inout some RandomNumberGenerator
  ) -> Minibatches {
    // snippet.windows
    // The last token has no target: it is only a target itself.
    let windowCount = max(0, indices.count - steps)
    let starts = generator.shuffled(Array(0..<windowCount))
    return minibatches(of: indices, windowsAt: starts)
    // snippet.end
  }

  /// The same windows in the order of the text, to measure on.
  public func minibatchesInOrder(
    of indices: some Collection<Int>
  ) -> Minibatches {
    minibatches(
      of: TokenIndices(indices),
      windowsAt: Array(0..<max(0, indices.count - steps)))
  }

  private func minibatches(
    of indices: TokenIndices, windowsAt starts: [Int]
  ) -> Minibatches {
    // snippet.deal
    let count = (starts.count + batchSize - 1) / batchSize
    return Minibatches(count: count) { number in
      let first = number * batchSize
      let batch = starts[first..<min(first + batchSize, starts.count)]
      return Minibatch(of: indices, windowsAt: Array(batch), steps: steps)
    }
    // snippet.end
  }
}
