import Basics

/// One epoch of a training run, as it is reported.
public struct EpochReport: Sendable {
  /// Counted from 1.
  public let epoch: Int
  /// The mean cross-entropy on the training text in nats per token, measured
  /// while training.
  public let trainingLoss: Double
  /// The same on the held-out text with the weights at the end of the epoch,
  /// when it was measured.
  public let heldOutLoss: Double?
  /// The largest norm of the gradients before clipping.
  public let largestNorm: Double
  /// The learning rate of the last step; 0 if nobody wrote it down.
  public let learningRate: Float
  /// The tokens that were trained on.
  public let tokens: Int
  /// Whether all minibatches were trained on.
  public let isComplete: Bool
  /// The time spent training, without the time for measuring; nil for an
  /// epoch of an earlier run of the program.
  public let seconds: Double?

  /// What an epoch measured.
  public init(
    epoch: Int, trainingLoss: Double, heldOutLoss: Double?,
    largestNorm: Double, learningRate: Float = 0, tokens: Int,
    isComplete: Bool = true, seconds: Double? = nil
  ) {
    self.epoch = epoch
    self.trainingLoss = trainingLoss
    self.heldOutLoss = heldOutLoss
    self.largestNorm = largestNorm
    self.learningRate = learningRate
    self.tokens = tokens
    self.isComplete = isComplete
    self.seconds = seconds
  }

  /// Perplexity on the training text.
  public var training: Double { exponential(trainingLoss) }

  /// Perplexity on the held-out text, when it was measured.
  public var heldOut: Double? { heldOutLoss.map { exponential($0) } }
}

/// All epochs of a training run.
public struct TrainingRecord: Sendable {
  /// A report for each epoch, in their order.
  public internal(set) var epochs: [EpochReport] = []
  /// Whether the run was stopped before its last epoch was complete.
  public internal(set) var wasStopped = false

  /// A record of complete epochs, numbered from 1.
  public init(_ epochs: [EpochReport] = []) {
    require(
      epochs.map { $0.epoch } == Array(1..<epochs.count + 1)
        && epochs.allSatisfy { $0.isComplete },
      "A record holds complete epochs, numbered from 1.")
    self.epochs = epochs
  }

  /// Trained tokens per second: the median over the epochs that were timed,
  /// without the first when there are others; 0 if there are none.
  public var tokensPerSecond: Double {
    let timed = epochs.compactMap { epoch in
      epoch.seconds.map { Double(epoch.tokens) / $0 }
    }
    let rates = timed.dropFirst(timed.count > 1 ? 1 : 0).sorted()
    return rates.isEmpty ? 0 : rates[rates.count / 2]
  }

  /// The epoch with the lowest held-out perplexity, the first of several.
  public var best: EpochReport? {
    epochs.filter { $0.heldOut != nil }
      .min { ($0.heldOut!, $0.epoch) < ($1.heldOut!, $1.epoch) }
  }

  /// How many measurements of the held-out text in a row, the last among them,
  /// have not been better than all before them.
  public var measurementsWithoutGain: Int {
    guard let best else { return 0 }
    return epochs.count { $0.heldOut != nil && $0.epoch > best.epoch }
  }

  /// The epoch with the lowest training perplexity, the first of several.
  public var bestTraining: EpochReport? {
    epochs.min { ($0.trainingLoss, $0.epoch) < ($1.trainingLoss, $1.epoch) }
  }
}
