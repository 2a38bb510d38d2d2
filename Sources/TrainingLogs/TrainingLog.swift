import TextData
import Training

/// What a training program writes down of each epoch: a table in CSV, with a
/// line of names and a line for each epoch. Its numbers depend on the seed and
/// the settings alone, not on the machine's speed.
public struct TrainingLog: Equatable, Sendable {
  /// The epochs, those of one run after those of another.
  public private(set) var rows: [Row] = []
  /// The rows as they stand in a file, made once for each.
  private var lines = ""

  /// A log of these epochs.
  public init(_ rows: [Row] = []) { rows.forEach { append($0) } }

  /// Adds an epoch at the end.
  public mutating func append(_ row: Row) {
    rows.append(row)
    lines += row.line
  }

  /// Adds an epoch behind those of its run, also if other runs follow.
  public mutating func insert(_ row: Row) {
    let place = rows.lastIndex { $0.sampling == row.sampling }
    guard let place, place < rows.count - 1 else { return append(row) }
    rows.insert(row, at: place + 1)
    lines = rows.map(\.line).joined()
  }

  /// One epoch. Losses are in nats per token.
  public struct Row: Equatable, Sendable {
    /// How the run deals its minibatches.
    public var sampling = Sampling.sequential
    /// Counted from 1 in each run.
    public var epoch = 1
    /// The tokens that were trained on.
    public var tokens = 0
    /// The size of the vocabulary.
    public var vocabulary = 0
    /// How long the last step was, in gradients.
    public var learningRate: Float = 0
    /// The radius for gradient clipping, or nil for none.
    public var clip: Float?
    /// What a model would score that knows how often each token of the
    /// training text occurs, and nothing else.
    public var unigramPerplexity = 0.0
    /// The mean cross-entropy on the training text.
    public var trainingLoss = 0.0
    /// Perplexities are rounded to six digits.
    public var trainingPerplexity = 0.0
    /// Nil in epochs without a measurement.
    public var heldOutLoss: Double?
    /// The exponential of that loss, rounded in the same way.
    public var heldOutPerplexity: Double?
    /// The largest norm of the gradients before clipping.
    public var largestNorm = 0.0
    /// What else the epoch showed of itself.
    public var signs = VitalSigns()

    /// A row before anything was measured.
    public init() {}
  }

  /// The log as it stands in a file.
  public var text: String { Self.header + lines }

  /// The line of names.
  static let header = Row.columns.map(\.name).joined(separator: ",") + "\n"
}

extension TrainingLog.Row {
  /// The row of an epoch that was trained.
  public init(
    _ report: EpochReport, signs: VitalSigns, plan: TrainingPlan,
    vocabulary: Int, unigramPerplexity: Double
  ) {
    sampling = plan.sampling
    epoch = report.epoch
    tokens = report.tokens
    self.vocabulary = vocabulary
    learningRate = report.learningRate
    clip = plan.clip
    self.unigramPerplexity = rounded(unigramPerplexity)
    trainingLoss = report.trainingLoss
    trainingPerplexity = rounded(report.training)
    // A run that was interrupted may have measured once more.
    if plan.measures(report.epoch) {
      heldOutLoss = report.heldOutLoss
      heldOutPerplexity = report.heldOut.map(rounded)
    }
    largestNorm = report.largestNorm
    self.signs = signs
  }

  /// The epoch as the row tells it, exactly but for the time it took.
  public var report: EpochReport {
    EpochReport(
      epoch: epoch, trainingLoss: trainingLoss, heldOutLoss: heldOutLoss,
      largestNorm: largestNorm, learningRate: learningRate, tokens: tokens)
  }

  /// The row as a line of a file.
  var line: String {
    Self.columns.map { $0.write(self) }.joined(separator: ",") + "\n"
  }

  static let columns: [TrainingLogColumn] = [
    .sampling("sampling", \.sampling),
    .count("epoch", \.epoch),
    .count("tokens", \.tokens),
    .count("vocabulary", \.vocabulary),
    .number("learning_rate", \.learningRate),
    .optional("clip", \.clip),
    .number("unigram_perplexity", \.unigramPerplexity),
    .number("training_loss", \.trainingLoss),
    .number("training_perplexity", \.trainingPerplexity),
    .optional("held_out_loss", \.heldOutLoss),
    .optional("held_out_perplexity", \.heldOutPerplexity),
    .number("largest_norm", \.largestNorm),
    .number("largest_clipped_norm", \.signs.largestClippedNorm),
    .count("minibatches", \.signs.minibatches),
    .count("first_graph_size", \.signs.firstGraphSize),
    .count("graph_size", \.signs.graphSize),
    .number("first_state_norm", \.signs.firstStateNorm),
    .number("last_state_norm", \.signs.lastStateNorm),
    .number("smallest_score", \.signs.smallestScore),
    .number("largest_score", \.signs.largestScore),
    .number("commonest_prediction", \.signs.commonestPrediction),
    .number("targets_in_place", \.signs.targetsInPlace),
  ]
}
