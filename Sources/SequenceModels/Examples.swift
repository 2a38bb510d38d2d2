import Basics
import Tensors

// snippet.examples
/// What a model that predicts a value from the τ values before it learns from.
///
/// An example is known by the time t of its label: the label is x_t, and the
/// features are x_{t-τ}, …, x_{t-1}.
public struct Examples: Equatable, Sendable {
  let series: TimeSeries
  /// The number of past values.
  public let tau: Int
  /// The time of the label of each example.
  public let times: [Int]

  /// (examples, tau), the oldest value of each row first.
  public var features: Tensor {
    series.windows(ofLength: tau, endingAt: times.map { $0 - 1 })
  }

  /// (examples, 1).
  public var labels: Tensor {
    series.windows(ofLength: 1, endingAt: times)
  }
}
// snippet.end

extension TimeSeries {
  /// All examples with `tau` past values, in the order of time.
  ///
  /// - Throws: `noPastValues`, or `seriesTooShort` if there is no example.
  public func examples(tau: Int) throws(SequenceError) -> Examples {
    try requireLength(tau: tau, stepsAhead: 1)
    return Examples(series: self, tau: tau, times: Array(tau + 1...count))
  }
}

extension Examples {
  /// The number of examples.
  public var count: Int { times.count }

  /// The first `count` examples for training, the rest for validation.
  ///
  /// - Throws: `emptyPart` if one of the two has no example.
  public func split(trainingOn count: Int) throws(SequenceError)
    -> (training: Examples, validation: Examples)
  {
    guard (1..<max(self.count, 1)).contains(count) else {
      throw .emptyPart(training: count, examples: self.count)
    }
    return (at(times.prefix(count)), at(times.dropFirst(count)))
  }

  // snippet.minibatches
  /// The examples in a random order, in minibatches; the last may be smaller.
  public func minibatches(
    ofSize size: Int, using generator: inout some RandomNumberGenerator
  ) -> [Examples] {
    require(size > 0, "minibatches: they cannot have \(size) examples")
    let shuffled = generator.shuffled(times)
    return stride(from: 0, to: count, by: size).map { start in
      at(shuffled[start..<min(start + size, count)])
    }
  }
  // snippet.end

  /// The examples whose labels have these times.
  private func at(_ times: ArraySlice<Int>) -> Examples {
    Examples(series: series, tau: tau, times: Array(times))
  }
}
