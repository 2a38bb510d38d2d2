import Concise
import RNNCell
import TextData

/// What a reader of the page that trains can choose; the course's own numbers
/// unless it is said otherwise.
public struct LiveSettings: Equatable, Sendable {
  /// What is repeated at each step.
  public enum Unit: Int, CaseIterable, Sendable {
    /// The network of chapters 3 to 8.
    case scratch
    /// The layers of chapters 10 to 10c.
    case rnn, gru, lstm
  }

  /// The kind of network.
  public var unit = Unit.scratch
  /// The length of the hidden state.
  public var hiddenUnits = 128
  /// The sequences of a minibatch.
  public var batchSize = 32
  /// The steps of a sequence.
  public var steps = 35
  /// How long a step of training is.
  public var learningRate: Float = 1
  /// The radius for gradient clipping, or nil for none.
  public var clip: Float? = 1
  /// How the text is dealt out to the minibatches.
  public var sampling = Sampling.sequential
  /// Where the random numbers begin.
  public var seed: UInt64 = 42
  /// The characters to learn from; half as many are held out.
  public var trainingLength = 10_000

  /// The settings of chapter 8, with fewer units.
  public init() {}

  /// Finds out what cannot be computed before it is tried.
  ///
  /// - Throws: `LiveError`, whose description says what to change.
  func check(for corpus: Corpus) throws(LiveError) {
    try requireNumber("hidden units", hiddenUnits, in: 1...1024)
    try requireNumber("sequences of a minibatch", batchSize, in: 1...256)
    try requireNumber("steps", steps, in: 1...256)
    try requireNumber(
      "characters to learn from", trainingLength, in: 1...1 << 20)
    guard learningRate.isFinite, learningRate > 0 else {
      throw .badNumber("learning rate", "a number above 0", "\(learningRate)")
    }
    if let clip, !(clip > 0 && clip.isFinite) {
      throw .badNumber("radius for clipping", "a number above 0", "\(clip)")
    }
    let needed = memory(vocabularySize: corpus.vocabulary.count)
    guard needed <= Self.mostMemory else {
      throw .tooLarge(megabytes: needed >> 20, limit: Self.mostMemory >> 20)
    }
  }

  /// What a page may take: phones close one that takes more.
  private static let mostMemory = 512 << 20

  private func requireNumber(
    _ name: String, _ value: Int, in range: ClosedRange<Int>
  ) throws(LiveError) {
    guard range.contains(value) else {
      throw .badNumber(
        name, "a number from \(range.lowerBound) to \(range.upperBound)",
        "\(value)")
    }
  }

  private func memory(vocabularySize: Int) -> Int {
    let rows = batchSize * steps
    guard let unit = unit.layer else {
      return RNNLanguageModel.trainingMemory(
        vocabularySize: vocabularySize, hiddenUnits: hiddenUnits, rows: rows)
    }
    return ConciseLanguageModel.trainingMemory(
      unit, vocabularySize: vocabularySize, hiddenUnits: hiddenUnits,
      rows: rows)
  }
}
