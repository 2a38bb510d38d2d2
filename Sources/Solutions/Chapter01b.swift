import Basics
import Optimizers
import SequenceModels
import Tensors

extension Solutions {
  /// Exercises of chapter 1b, looking ahead.
  public enum Chapter01b {
    /// The last time whose value is learnt from.
    public static let end = 604

    /// The experiment of the chapter, done anew with other settings.
    public struct Run {
      /// The series that was learnt from.
      public let series: TimeSeries
      /// The trained network.
      public let network: AutoregressiveModel

      /// Makes a noisy sine and trains a network on its first 604 values.
      ///
      /// - Throws: a `SequenceError` if tau does not fit the series.
      public init(
        tau: Int = 4, noise: Double = 0.2, epochs: Int = 10, seed: UInt64
      ) throws {
        var generator = SplitMix64(seed: seed)
        series = .noisySine(count: 1000, sigma: noise, using: &generator)
        var network = try AutoregressiveModel(
          tau: tau, hiddenUnits: 32, using: &generator)
        let examples = try series.examples(tau: tau)
        network.fit(
          try examples.split(trainingOn: end - tau).training, epochs: epochs,
          using: &generator)
        self.network = network
      }

      /// The mean squared error `k` steps ahead, on values not learnt from.
      public func error(of forecaster: some Forecaster, stepsAhead k: Int = 1)
        throws -> Double
      {
        try forecaster.predictions(of: series, stepsAhead: k)
          .filter { $0.time > end }.meanSquaredError(on: series)
      }
    }

    /// The mean of the last values, as a rule.
    public static func meanOfLast(_ tau: Int) -> LinearRecurrence {
      LinearRecurrence([Float](repeating: 1 / Float(tau), count: tau))
    }

    /// What a sine does from one step to the next.
    public static var sinesOwnRule: LinearRecurrence {
      LinearRecurrence([-1, Float(sine(0.02) / sine(0.01))])
    }
  }
}

extension Forecaster where Self: Trainable {
  /// Trains as the chapter does: minibatches of 20 examples, and Adam.
  mutating func fit(
    _ examples: Examples, epochs: Int = 10,
    using generator: inout some RandomNumberGenerator
  ) {
    var adam = Adam(learningRate: 0.01)
    for _ in 0..<epochs {
      for minibatch in examples.minibatches(ofSize: 20, using: &generator) {
        self(minibatch.features).meanSquaredError(minibatch.labels).backward()
        adam.step(&self)
      }
    }
  }
}

// MARK: - Exercise 1

extension Solutions.Chapter01b {
  /// 1. The model g(x) = x / 2 + 1.
  public static func halfAndOne(_ x: Double) -> Double { x / 2 + 1 }

  /// 1. What it predicts after a value, each prediction made from the one
  /// before.
  ///
  /// After 6 come 4, 3, 2.5 and 2.25. The fixed point solves c = c / 2 + 1, so
  /// c = 2. With x = c + e the next value is c + e / 2: each step halves the
  /// distance, from wherever it starts.
  public static func conversation(after x: Double, count: Int) -> [Double] {
    var predictions: [Double] = []
    for _ in 0..<count {
      predictions.append(halfAndOne(predictions.last ?? x))
    }
    return predictions
  }
}

// MARK: - Exercises 2 and 3

extension Solutions.Chapter01b {
  /// 2. The error one step ahead with τ past values: of the network, and of
  /// the mean of these values.
  ///
  /// Of τ = 1, 2, 8 and 40 the network does best with 8, in the mean over four
  /// seeds. It cannot reach the variance of the noise, since the values that
  /// it reads are noisy too: a mean of τ of them has the variance σ² / τ, and
  /// that comes on top of σ². More values have less noise, but they reach
  /// farther back, where the sine was at another height. The mean of 40 is
  /// good against noise and comes late, and so it is worse than that of 8. The
  /// network with τ = 40 may weigh new values more than old ones, and does
  /// better than the mean of 40.
  ///
  /// - Returns: means over the seeds.
  public static func errors(tau: Int, seeds: ClosedRange<UInt64>) throws
    -> (network: Double, mean: Double)
  {
    let runs = try seeds.map { try Run(tau: tau, seed: $0) }
    let network = try runs.map { try $0.error(of: $0.network) }
    let mean = try runs.map { try $0.error(of: meanOfLast(tau)) }
    return (
      network.reduce(0, +) / Double(runs.count),
      mean.reduce(0, +) / Double(runs.count)
    )
  }

  /// 2. What the mean of τ values may be expected to miss, on a whole period:
  /// the noise of the next value, that of the mean, and the way of the sine,
  ///
  ///     σ² + σ² / τ + |1 - (1/τ) Σ_j exp(-iωj)|² / 2,    j = 1, …, τ.
  ///
  /// A sine that is multiplied by a complex number z changes its size by |z|
  /// and its phase; the mean of its square is half of its size squared. With
  /// ω = 0.01 and σ = 0.2 the sum is 0.080 for τ = 1, 0.046 for 8 and 0.062
  /// for 40.
  public static func expectedErrorOfMean(
    of tau: Int, omega: Double = 0.01, noise: Double = 0.2
  ) -> Double {
    let angles = (1...tau).map { omega * Double($0) }
    let real = 1 - angles.map { sine($0 + .pi / 2) }.reduce(0, +) / Double(tau)
    let imaginary = angles.map(sine).reduce(0, +) / Double(tau)
    let variance = noise * noise
    return variance + variance / Double(tau)
      + (real * real + imaginary * imaginary) / 2
  }

  /// 3. How far a network sees that learns from the clean sine: the largest
  /// power of two up to 64 such that at this distance, and at all shorter ones,
  /// its error is less than that of the last value; 0 if there is none.
  ///
  /// After 10 epochs it is 0: the last value is off by no more than 0.01, and
  /// the network is not yet as exact. After 100 epochs it is 8 steps, with
  /// another seed 16. It sees farther with more epochs still, but its errors
  /// grow from step to step as before.
  ///
  /// The best of the three rules is now the sine's own, by far, which was the
  /// worst before. It is exact for a clean sine. What it paid for was the
  /// noise, multiplied by its large weights, and of that there is none.
  public static func sight(epochs: Int, seed: UInt64) throws -> Int {
    let run = try Run(noise: 0, epochs: epochs, seed: seed)
    var sight = 0
    for k in [1, 2, 4, 8, 16, 32, 64] {
      let own = try run.error(of: run.network, stepsAhead: k)
      if own >= (try run.error(of: meanOfLast(1), stepsAhead: k)) { break }
      sight = k
    }
    return sight
  }
}
