import Tensors

// snippet.forecaster
/// A rule that predicts the next value from the last few.
public protocol Forecaster {
  /// The number of past values that it looks at.
  var tau: Int { get }

  /// - Parameter features: (windows, tau), the oldest value first.
  /// - Returns: the next value of each window, (windows, 1).
  func callAsFunction(_ features: Tensor) -> Tensor
}
// snippet.end

/// A prediction together with the time it is about.
public struct Forecast: Equatable, Sendable {
  /// The time of the predicted value, not of the prediction.
  public let time: Int
  /// The predicted value.
  public let value: Float

  /// A prediction for a time.
  public init(time: Int, value: Float) {
    self.time = time
    self.value = value
  }
}

extension Forecaster {
  /// The predictions `k` steps ahead: that of x_{t+k} sees the series up to
  /// x_t only, and takes k steps, each on top of the predictions before.
  ///
  /// - Returns: one for each of the times tau + k, …, T, where T is the length
  ///   of the series.
  /// - Throws: `noPastValues`, `noStepsAhead`, or `seriesTooShort`.
  public func predictions(of series: TimeSeries, stepsAhead k: Int)
    throws(SequenceError) -> [Forecast]
  {
    try series.requireLength(tau: tau, stepsAhead: k)
    return Tensor.withoutRecording {
      // snippet.ahead
      // All windows of observed values, up to each time t = tau, …, T - k.
      var window = series.windows(
        ofLength: tau, endingAt: tau...(series.count - k))
      var next = self(window)  // predicts time t + 1
      for _ in 1..<k {
        window = shifted(window, appending: next)
        next = self(window)  // one step later
      }
      return zip(tau + k...series.count, next.elements).map(Forecast.init)
      // snippet.end
    }
  }

  /// The values after a time, each predicted from the predictions before it.
  ///
  /// - Returns: one for each of the times `time` + 1, …, `time` + `count`.
  /// - Throws: `noPastValues`, `noStepsAhead` if `count` is not positive, or
  ///   `cannotStart`.
  public func continuation(
    of series: TimeSeries, after time: Int, count: Int
  ) throws(SequenceError) -> [Forecast] {
    guard tau >= 1 else { throw .noPastValues(tau: tau) }
    guard count >= 1 else { throw .noStepsAhead(k: count) }
    guard tau <= time, time <= series.count else {
      throw .cannotStart(after: time, tau: tau, count: series.count)
    }
    return Tensor.withoutRecording {
      // snippet.continuation
      var window = series.windows(ofLength: tau, endingAt: [time])  // (1, tau)
      return (1...count).map { step in
        let next = self(window)  // (1, 1)
        window = shifted(window, appending: next)
        return Forecast(time: time + step, value: next.item)
      }
      // snippet.end
    }
  }

  // snippet.shifted
  /// The windows one step later: without their oldest column, and with `next`
  /// as their newest.
  private func shifted(_ window: Tensor, appending next: Tensor) -> Tensor {
    Tensor.concatenate([window, next], axis: 1).slice(1..<tau + 1, axis: 1)
  }
  // snippet.end
}
