import LanguageModels
import NGrams
import RNNCell
import Tensors
import TextData
import Training

/// What can be counted about a text that a model wrote.
public struct SampleQuality: Sendable {
  /// The share of four-token sequences that are the first of their kind: 1 if
  /// none is repeated, near 0 for a loop.
  public let diversity: Double
  /// The perplexity of the text for the model that wrote it.
  public let perplexity: Double
  /// The perplexity of the text for a model that counts.
  public let countedPerplexity: Double
  /// The longest run that stands word for word in the training text.
  public let longestCopy: Int

  /// - Parameters:
  ///   - sample: what was written, without the prefix; five tokens or more.
  ///   - prefix: what it continues.
  public init(
    of sample: [Int], after prefix: [Int], by model: some LanguageModel,
    countedBy ngrams: NGramModel, training: [Int]
  ) {
    let sequences = (0...sample.count - 4).map { Array(sample[$0..<$0 + 4]) }
    diversity = Double(Set(sequences).count) / Double(sequences.count)
    var (own, counted) = (Perplexity(), Perplexity())
    let text = prefix + sample
    let probabilities = model.probabilities(of: text)
    for p in probabilities.dropFirst(prefix.count - 1) {
      own.add(probability: p)
    }
    for index in prefix.count..<text.count {
      counted.add(
        probability: ngrams.probability(
          of: text[index], after: text[..<index].suffix(ngrams.order)))
    }
    perplexity = own.value
    countedPerplexity = counted.value
    longestCopy = VerbatimRun(of: sample, in: training).length
  }
}
