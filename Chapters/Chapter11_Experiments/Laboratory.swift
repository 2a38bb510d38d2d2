import Chapter
import Concise
import Experiments
import NGrams
import OutputFiles
import Plotting
import TextData
import Training

/// What the experiments have in common: the text and its parts, the recipe
/// that they vary, and the seeds.
struct Laboratory: Sendable {
  let settings: Settings
  let corpus: Corpus
  let parts: TextParts

  /// Prepares the text.
  ///
  /// - Throws: an error if the curves cannot be written where they should be,
  ///   or the text is too short.
  init(_ settings: Settings) throws {
    try self.init(settings, loadCorpus(settings))
  }

  init(_ settings: Settings, _ corpus: Corpus) throws {
    if let plot = settings.plot { try OutputFile.requireWritable(plot) }
    self.settings = settings
    self.corpus = corpus
    parts = try Self.parts(of: corpus.indices, settings)
    try requireMemory(
      ConciseLanguageModel.trainingMemory(
        .lstm, vocabularySize: tokens, hiddenUnits: recipe.hiddenUnits,
        rows: recipe.plan.batchSize * recipe.plan.steps))
  }

  /// The parts of a text.
  ///
  /// - Throws: `ExperimentError.tooShort` if it does not give all of them.
  static func parts(
    of indices: some Collection<Int>, _ settings: Settings
  ) throws -> TextParts {
    let (length, heldOut) = settings.isQuick ? (2500, 500) : (10_000, 5000)
    guard indices.count >= length + heldOut else {
      throw ExperimentError.tooShort(
        indices.count, wanted: length + heldOut)
    }
    return TextParts(of: indices, length: length, heldOut: heldOut)
  }

  var isQuick: Bool { settings.isQuick }

  /// Claims what the page says of the experiment at its full size: a small
  /// form shows only how it is done.
  func ensure(_ claims: @autoclosure () -> [Claim], line: Int = #line) {
    if !isQuick { ensureForPage(claims(), line: line) }
  }

  /// The size of the vocabulary.
  var tokens: Int { corpus.vocabulary.count }

  /// What every experiment starts from.
  // snippet.recipe
  var recipe: Recipe {
    var recipe = Recipe()
    recipe.hiddenUnits = isQuick ? 24 : 64
    recipe.plan.batchSize = isQuick ? 8 : 32
    recipe.plan.steps = isQuick ? 20 : 35
    recipe.plan.epochs = isQuick ? 6 : 200
    recipe.plan.evaluationInterval = isQuick ? 2 : 5
    return recipe
  }
  // snippet.end

  /// Where the random numbers of the repetitions start.
  var seeds: [UInt64] { seeds(isQuick ? 2 : 3) }

  func seeds(_ count: Int) -> [UInt64] {
    (0..<UInt64(count)).map { settings.seed &+ $0 }
  }

  /// Trains by a recipe, once for each seed.
  func outcomes(of recipe: Recipe) throws -> [Outcome] {
    try seeds.map { try recipe.learn(from: parts, tokens: tokens, seed: $0) }
  }

  /// How well the outcomes predict the held-out text.
  // snippet.spread
  func heldOut(_ outcomes: [Outcome]) -> Spread? {
    Spread(outcomes.map { $0.model.perplexity(on: parts.heldOut).value })
  }
  // snippet.end

  /// The model of chapter 2d to beat, fitted and chosen on the same text.
  func baselines() throws -> Baselines {
    try Baselines(
      training: parts.trainingAndValidation, heldOut: parts.heldOut,
      vocabularySize: tokens)
  }

  /// Writes curves, if the reader wants them.
  func write(_ chart: @autoclosure () -> LineChart) throws {
    guard let plot = settings.plot else { return }
    try chart().write(to: plot)
    note("curves: \(plot)")
  }
}
