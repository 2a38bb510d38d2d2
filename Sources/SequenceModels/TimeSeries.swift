import Basics
import Tensors

/// Numbers that were observed one after the other, at the times 1, 2, 3, ….
///
///     let series = TimeSeries([0.5, 0.25, 0.125])
///     series[2]  // 0.25
public struct TimeSeries: Equatable, Sendable {
  /// The values in the order of time.
  public let values: [Float]

  /// A series of the values at times 1, 2, 3 and so on.
  public init(_ values: [Float]) { self.values = values }

  /// The number of values, which is also the time of the last one.
  public var count: Int { values.count }

  /// The value x_t that was observed at a time.
  public subscript(time: Int) -> Float {
    require(
      values.indices.contains(time - 1),
      "time series: it has no value at time \(time), only at 1 to \(count)")
    return values[time - 1]
  }

  /// The last `length` values up to each of the given times.
  ///
  /// - Returns: (times, length), the oldest value of each row first.
  func windows(ofLength length: Int, endingAt times: some Collection<Int>)
    -> Tensor
  {
    require(
      times.allSatisfy { ($0 - length + 1 >= 1) && $0 <= count },
      "time series: not every window of \(length) values lies in 1 to \(count)")
    return Tensor(
      shape: [times.count, length],
      times.flatMap { values[($0 - length)..<$0] })
  }
}

extension TimeSeries {
  /// Checks that at least one value can be predicted `k` steps ahead of `tau`
  /// past values.
  ///
  /// - Throws: `noPastValues`, `noStepsAhead`, or `seriesTooShort`.
  public func requireLength(tau: Int, stepsAhead k: Int) throws(SequenceError) {
    guard tau >= 1 else { throw .noPastValues(tau: tau) }
    guard k >= 1 else { throw .noStepsAhead(k: k) }
    // Not tau + k > count: the sum may be beyond the largest integer.
    guard tau < count, k <= count - tau else {
      throw .seriesTooShort(count: count, tau: tau, k: k)
    }
  }
}

extension TimeSeries {
  // snippet.sine
  /// x_t = sin(ω t) + ε_t, with noise ε_t drawn from N(0, σ²).
  ///
  /// - Parameters:
  ///   - omega: the angle that a step of time adds, in radians.
  ///   - sigma: the standard deviation of the noise.
  public static func noisySine(
    count: Int, omega: Double = 0.01, sigma: Double,
    using generator: inout some RandomNumberGenerator
  ) -> TimeSeries {
    require(count >= 0, "noisy sine: it cannot have \(count) values")
    require(
      sigma >= 0 && sigma.isFinite,
      "noisy sine: a standard deviation of \(sigma) makes no sense")
    let values = (0..<count).map { index in
      sine(omega * Double(index + 1)) + sigma * generator.normal()
    }
    return TimeSeries(values.map { Float($0) })
  }
  // snippet.end
}
