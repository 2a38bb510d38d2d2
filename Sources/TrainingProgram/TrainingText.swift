import Basics
import Corpora
import Foundation
import TextData

/// The parts of a corpus that a program trains and measures on.
struct TrainingText: Sendable {
  let corpus: Corpus
  /// The first `--tokens` characters.
  let training: [Int]
  /// The next 5,000 characters, which nothing is trained on.
  let heldOut: [Int]

  init(_ corpus: Corpus, tokens: Int) {
    self.corpus = corpus
    training = corpus.prefix(tokens)
    heldOut = corpus.heldOut(5000, after: tokens)
  }

  var vocabularySize: Int { corpus.vocabulary.count }

  /// Tells this text from others.
  var checksum: String {
    sha1(of: Data(corpus.text(of: training + heldOut).utf8))
  }

  /// The perplexity of the model that knows how often each token occurs in the
  /// training text, and nothing else.
  var unigramPerplexity: Double {
    TrainingProgram.unigramPerplexity(
      of: training, vocabularySize: vocabularySize)
  }

  /// Makes sure that a saved run was trained on this text.
  func require(
    for checkpoint: Checkpoint, file: String
  ) throws(CheckpointError) {
    let corpus = checkpoint.settings["--corpus"]
    let tokens = self.corpus.vocabulary.tokens
    if tokens != checkpoint.vocabulary {
      throw CheckpointError(
        file: file,
        fault: .otherVocabulary(
          count: tokens.count, saved: checkpoint.vocabulary.count,
          corpus: corpus))
    }
    if checksum != checkpoint.text {
      throw CheckpointError(file: file, fault: .otherText(corpus: corpus))
    }
  }
}

/// What a model scores on a text that knows how often each of its tokens
/// occurs, and nothing else: exp(-Σ p log p).
public func unigramPerplexity(of text: [Int], vocabularySize: Int) -> Double {
  var counts = [Int](repeating: 0, count: vocabularySize)
  for index in text { counts[index] += 1 }
  let total = Double(text.count)
  return exp(
    -counts.filter { $0 > 0 }.map { Double($0) / total }
      .reduce(0) { $0 + $1 * log($1) })
}
