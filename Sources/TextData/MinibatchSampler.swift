import Basics

/// A way to cut a text into minibatches, once for each epoch.
public protocol MinibatchSampler: Sendable {
  /// The number of sequences in a minibatch.
  var batchSize: Int { get }

  /// The number of time steps of a sequence.
  var steps: Int { get }

  /// Whether row r of a minibatch goes on where row r of the one before it
  /// stopped, so that a hidden state may be carried over.
  var rowsContinue: Bool { get }

  /// The number of tokens that gives a minibatch whatever is drawn.
  var minimumLength: Int { get }

  /// The minibatches of one epoch.
  ///
  /// A text shorter than `minimumLength` may give none.
  func minibatches(
    of indices: TokenIndices, using generator: inout some RandomNumberGenerator
  ) -> Minibatches
}

extension MinibatchSampler {
  /// The minibatches of one epoch.
  public func minibatches(
    of indices: some Collection<Int>,
    using generator: inout some RandomNumberGenerator
  ) -> Minibatches {
    minibatches(of: TokenIndices(indices), using: &generator)
  }

  /// The length for full minibatches from an offset drawn from 0 ..< `steps`.
  ///
  /// The offset skips at most `steps - 1` tokens, the inputs take
  /// `batchSize * steps`, and the last of them still needs its target.
  public var minimumLength: Int { (steps - 1) + batchSize * steps + 1 }

  /// Checks that there are enough tokens for a minibatch.
  ///
  /// - Throws: `TooShortText`, which names the length needed.
  public func requireLength(
    of indices: some Collection<Int>
  ) throws(TooShortText) {
    if indices.count < minimumLength {
      throw TooShortText(
        length: indices.count, minimumLength: minimumLength,
        batchSize: batchSize, steps: steps)
    }
  }

  static func requirePositive(batchSize: Int, steps: Int) {
    require(
      batchSize > 0 && steps > 0,
      "A minibatch needs a sequence and a step, not \(batchSize) x \(steps).")
  }
}

/// A text has too few tokens for the minibatches asked for.
public struct TooShortText: Error, Equatable, CustomStringConvertible {
  /// How many tokens the text has.
  public let length: Int
  /// How many tokens are needed.
  public let minimumLength: Int
  /// How many sequences a minibatch has side by side.
  public let batchSize: Int
  /// How many tokens each of them has.
  public let steps: Int

  public var description: String {
    if minimumLength == steps + 1 {
      return "The text has \(length.grouped) tokens, but a window of \(steps) "
        + "steps and the token after it need \(minimumLength.grouped): take a "
        + "longer text or fewer steps."
    }
    return "The text has \(length.grouped) tokens, but minibatches of "
      + "\(batchSize) sequences with \(steps) steps need at least "
      + "\(minimumLength.grouped): take a longer text, fewer sequences or "
      + "fewer steps."
  }
}
