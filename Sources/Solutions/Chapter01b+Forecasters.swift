import Basics
import Layers
import SequenceModels
import Tensors

// MARK: - Exercise 4

extension Solutions.Chapter01b {
  /// 4. A network of one linear layer, from τ values to the next one.
  ///
  /// With enough epochs (60 are) its weights are all near 1/4: it has found the
  /// mean of the last four. A sine of variance 1/2 and noise of variance 0.04
  /// make the best weight c the solution of 0.04 c + 1/2 · 4 c = 1/2, as long
  /// as the sine hardly moves within four steps: 0.245 for each value. One step
  /// ahead it does as well as the network. At k = 64 it is better: the sum of
  /// its weights is close to one and nothing bends them, so the repeated
  /// prediction hardly leaves the level where it began, where the network is
  /// pushed on to one of its fixed points.
  public struct LinearForecaster: Forecaster, Trainable {
    public let tau: Int
    /// The weights of the values, and a bias.
    public var layer: Linear

    /// A layer trained on the values that the run has learnt from.
    public init(
      tau: Int = 4, trainedOn run: Run, epochs: Int = 10, seed: UInt64
    ) throws {
      var generator = SplitMix64(seed: seed)
      self.tau = tau
      layer = Linear(inputs: tau, outputs: 1, using: &generator)
      let examples = try run.series.examples(tau: tau)
      fit(
        try examples.split(trainingOn: Solutions.Chapter01b.end - tau).training,
        epochs: epochs, using: &generator)
    }

    public func callAsFunction(_ features: Tensor) -> Tensor { layer(features) }

    public mutating func visitParameters(_ visit: ParameterVisitor) {
      layer.visitParameters(visit)
    }
  }
}

// MARK: - Exercise 5

extension Solutions.Chapter01b {
  /// 5. A network whose label comes `stepsAhead` steps after the last value
  /// that it reads.
  ///
  /// Among examples with 4 + 15 past values it reads the 4 oldest: the label
  /// stands 16 steps after the last of these. Its error is 0.07 to 0.08, with
  /// four seeds, and that of 16 single steps 0.13 to 0.36.
  /// The single steps feed errors back through a function that was trained for
  /// one step; this network is trained for the very task it is measured on.
  public struct DirectForecaster: Forecaster, Trainable {
    /// The number of values that it reads.
    public let past: Int
    /// How far behind the last value the label stands.
    public let stepsAhead: Int
    /// The network that looks at the values.
    public var network: MultilayerPerceptron

    /// What lies between the first value that it reads and the label.
    public var tau: Int { past + stepsAhead - 1 }

    /// A network trained on the values that the run has learnt from.
    public init(
      past: Int = 4, stepsAhead: Int = 16, trainedOn run: Run, seed: UInt64
    ) throws {
      var generator = SplitMix64(seed: seed)
      self.past = past
      self.stepsAhead = stepsAhead
      network = MultilayerPerceptron(
        inputs: past, hiddenUnits: 32, outputs: 1, using: &generator)
      let examples = try run.series.examples(tau: tau)
      fit(
        try examples.split(trainingOn: Solutions.Chapter01b.end - tau).training,
        using: &generator)
    }

    public func callAsFunction(_ features: Tensor) -> Tensor {
      network(features.slice(0..<past, axis: 1))
    }

    public mutating func visitParameters(_ visit: ParameterVisitor) {
      network.visitParameters(visit)
    }
  }
}

// MARK: - Exercise 6

extension Solutions.Chapter01b {
  /// 6. The error of a network that learnt to predict a series forwards, and of
  /// one that learnt it backwards, each on values it did not learn from.
  ///
  /// The past is no harder to predict than the future: a sine read backwards
  /// is a sine, and noise has no direction. The two errors differ by about
  /// as much as two seeds do.
  public static func errorsInBothDirections(seed: UInt64) throws -> (
    forwards: Double, backwards: Double
  ) {
    var generator = SplitMix64(seed: seed)
    let values = TimeSeries.noisySine(
      count: 1000, sigma: 0.2, using: &generator
    ).values
    let parts = [Array(values.prefix(end)), Array(values.dropFirst(end))]
    func error(_ parts: [[Float]]) throws -> Double {
      var network = try AutoregressiveModel(
        tau: 4, hiddenUnits: 32, using: &generator)
      let examples = try parts.map { try TimeSeries($0).examples(tau: 4) }
      network.fit(examples[0], using: &generator)
      return network.meanSquaredError(on: examples[1])
    }
    return (try error(parts), try error(parts.map { $0.reversed() }))
  }
}
