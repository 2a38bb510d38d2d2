import Basics
import TextData

/// The models that any other has to beat, fitted to the training text and
/// measured on the held-out text.
///
///     let baselines = try Baselines(
///       training: corpus.prefix(10_000),
///       heldOut: corpus.heldOut(5_000, after: 10_000), vocabularySize: 28)
///     for row in baselines.rows { print(row) }
///
/// Order and smoothing weight are chosen on the last fifth of the training
/// text, by models fitted to the four fifths before it; then the chosen model
/// is fitted to all of the training text. The held-out text has no say.
public struct Baselines: Sendable {
  /// What was chosen, and how it did where it was chosen.
  public struct Choice: Equatable, Sendable {
    /// The longest n-grams that the model uses.
    public let order: Int
    /// The weight of the estimate of the order below, in counts.
    public let smoothing: Double
    /// The perplexity where it was chosen.
    public let perplexity: Double
  }

  /// The smoothing weights to choose from: powers of two.
  public static let weights = [0.25, 0.5, 1, 2, 4, 8, 16, 32, 64]
  /// The orders to choose from.
  public static let orders = 1...8

  /// The same for a long text, in which longer n-grams come back.
  public static let longOrders = 1...12

  /// The best weight for each order, that of the single tokens first.
  public let choices: [Choice]
  /// The rows of the table: uniform, order 1 to 3, and the best order.
  public let rows: [HeldOutScore]

  /// The best model, fitted to all of the training text.
  public let bestModel: NGramModel

  /// The order and the weight with the lowest perplexity where it was chosen.
  public var best: Choice { Self.best(of: choices) }

  /// Fits and measures the baselines.
  ///
  /// - Throws: `NGramError.tooShort` if four fifths of the training text or
  ///   the held-out text have fewer than two tokens.
  public init(training: [Int], heldOut: [Int], vocabularySize: Int)
    throws(NGramError)
  {
    let fitted = training.count * 4 / 5
    try self.init(
      fittedTo: training,
      choosing: Self.choices(
        of: Self.orders, fittedTo: Array(training.prefix(fitted)),
        measuredOn: Array(training.dropFirst(fitted)),
        vocabularySize: vocabularySize),
      heldOut: heldOut, vocabularySize: vocabularySize)
  }

  /// Fits all models to the training text alone, and chooses order and weight
  /// on a text of its own.
  ///
  /// - Throws: `NGramError.tooShort` if one of the texts has fewer than two
  ///   tokens.
  public init(
    training: [Int], validation: [Int], heldOut: [Int], vocabularySize: Int
  ) throws(NGramError) {
    guard validation.count > 1 else {
      throw NGramError.tooShort(tokens: validation.count)
    }
    try self.init(
      fittedTo: training,
      choosing: Self.choices(
        of: Self.longOrders, fittedTo: training, measuredOn: validation,
        vocabularySize: vocabularySize),
      heldOut: heldOut, vocabularySize: vocabularySize)
  }

  private init(
    fittedTo training: [Int], choosing choices: [Choice], heldOut: [Int],
    vocabularySize: Int
  ) throws(NGramError) {
    guard heldOut.count > 1 else {
      throw NGramError.tooShort(tokens: heldOut.count)
    }
    self.choices = choices
    // snippet.rows
    let best = Self.best(of: choices)
    let counts = try NGramCounts(
      of: training, order: max(3, best.order), vocabularySize: vocabularySize)
    let names = ["unigram", "bigram", "trigram", "best: order \(best.order)"]
    let models = try (choices.prefix(3) + [best]).map {
      choice throws(NGramError) in
      try NGramModel(
        counts, order: choice.order, smoothing: choice.smoothing)
    }
    bestModel = models.last!
    let scores = zip(names, models).map { name, model in
      HeldOutScore(
        "\(name), ε = \(model.smoothing[0].written)",
        perplexity: model.perplexity(on: heldOut).value)
    }
    rows =
      [HeldOutScore("uniform", perplexity: Double(vocabularySize))] + scores
    // snippet.end
  }

  // snippet.choices
  /// For each order the weight with the lowest perplexity where it is chosen.
  private static func choices(
    of orders: ClosedRange<Int>, fittedTo training: [Int],
    measuredOn validation: [Int], vocabularySize: Int
  ) throws(NGramError) -> [Choice] {
    let counts = try NGramCounts(
      of: training, order: orders.upperBound, vocabularySize: vocabularySize)
    let evidence = counts.evidence(along: validation)
    let candidates = try weights.map { weight throws(NGramError) in
      let model = try NGramModel(counts, smoothing: weight)
      return model.perplexities(along: evidence).enumerated().map {
        Choice(order: $0 + 1, smoothing: weight, perplexity: $1.value)
      }
    }
    return orders.map { order in best(of: candidates.map { $0[order - 1] }) }
  }
  // snippet.end

  /// The choice with the lowest perplexity, the first of several.
  private static func best(of choices: [Choice]) -> Choice {
    choices.reduce(choices[0]) {
      $1.perplexity < $0.perplexity ? $1 : $0
    }
  }
}

extension Double {
  /// A smoothing weight without needless decimals: 4, 0.25.
  public var written: String {
    self == rounded() ? decimals(0) : "\(Float(self))"
  }
}
