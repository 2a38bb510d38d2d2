import Basics
import Concise
import NGrams
import Optimizers
import Predict
import RNNCell
import Tensors
import TextData
import Training

/// A text, and a model that learns it: what the page that trains asks.
public final class LiveSession {
  /// What was chosen.
  public let settings: LiveSettings
  /// The text in characters.
  public let corpus: Corpus
  /// What is learnt from.
  public let training: [Int]
  /// What follows, and is only measured on.
  public let heldOut: [Int]

  let learner: Learner
  private let index: VerbatimIndex
  private var sampling = SplitMix64(seed: 1)

  /// A model with fresh weights, about to learn a text.
  ///
  /// - Throws: `LiveError`, before anything was computed.
  public init(
    _ text: String, _ settings: LiveSettings
  ) throws(LiveError) {
    if text.utf8.isEmpty { throw .emptyText }
    let corpus = Corpus(text, tokens: .character, joiningLines: .space)
    // The first token is the unknown one.
    let characters = corpus.vocabulary.tokens.dropFirst()
    let letters = characters.filter { $0 != " " }
    guard let letter = letters.first else { throw .noLetters }
    if letters.count == 1 { throw .oneLetter(letter) }
    try settings.check(for: corpus)
    // A short text is learnt by two thirds.
    let length = min(settings.trainingLength, corpus.count * 2 / 3)
    training = corpus.prefix(length)
    heldOut = corpus.heldOut(max(1, length / 2), after: length)
    do {
      try SequentialSampler(
        batchSize: settings.batchSize, steps: settings.steps
      ).requireLength(of: training)
    } catch { throw .tooShort(error) }
    self.settings = settings
    self.corpus = corpus
    index = VerbatimIndex(of: training)
    learner = Self.learner(settings, vocabularySize: corpus.vocabulary.count)
  }

  private static func learner(
    _ settings: LiveSettings, vocabularySize: Int
  ) -> Learner {
    var generator = SplitMix64(seed: settings.seed)
    guard let unit = settings.unit.layer else {
      let model = RNNLanguageModel(
        vocabularySize: vocabularySize, hiddenUnits: settings.hiddenUnits,
        using: &generator)
      return ModelLearner(model, notes: [:], generator: generator)
    }
    let model = ConciseLanguageModel(
      unit, vocabularySize: vocabularySize, hiddenUnits: settings.hiddenUnits,
      using: &generator)
    return ModelLearner(model, notes: model.notes, generator: generator)
  }

  /// Trains for one epoch.
  ///
  /// - Throws: `LiveError.diverged`.
  public func trainEpoch() throws(LiveError) -> Perplexity {
    do {
      return try learner.trainEpoch(on: training, settings).perplexity
    } catch {
      switch error {
      case .lossNotFinite(let loss, let norm),
        .diverged(_, let loss, let norm, _):
        throw .diverged(loss: loss, norm: norm)
      }
    }
  }

  /// How well the model, as it is, predicts what was held out.
  public func measure() -> Perplexity { learner.perplexity(on: heldOut) }

  /// How well counting predicts what was held out: the best of the models of
  /// chapter 2d. Nil if there is too little to count.
  public func count() -> Double? {
    let baselines = try? Baselines(
      training: training, heldOut: heldOut,
      vocabularySize: corpus.vocabulary.count)
    return baselines?.rows.last?.perplexity
  }

  /// A prefix with what the model continues it with, and what of that it has
  /// by heart.
  ///
  /// - Parameter temperature: 0 for the most probable character each time.
  /// - Throws: `LiveError.badPrefix`.
  public func sample(
    continuing prefix: String, length: Int, temperature: Double
  ) throws(LiveError) -> (text: String, copied: VerbatimRun) {
    let tokens: [Int]
    do { tokens = try corpus.indices(ofPrefix: prefix) } catch {
      throw .badPrefix(error)
    }
    let decoding =
      temperature > 0
      ? Decoding.sampling(temperature: temperature) : .greedy
    let all =
      tokens
      + learner.continuation(
        of: tokens, length: length, decoding: decoding, using: &sampling)
    return (corpus.text(of: all), index.longestRun(in: all))
  }

  /// A number that tells whether two sessions have the same bits in all their
  /// weights (FNV-1a, 64 bits).
  public var checksum: UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for (_, tensor) in learner.namedParameters {
      for element in tensor.elements {
        hash = (hash ^ UInt64(element.bitPattern)) &* 0x100_0000_01b3
      }
    }
    return hash
  }
}
