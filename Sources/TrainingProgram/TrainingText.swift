import Basics
import Checkpoints
import Corpora
import Foundation
import LanguageModels
import NGrams
import Predict
import TextData
import Training
import TrainingLogs

/// The parts of a corpus that a program trains and measures on.
public struct TrainingText: Sendable {
  public let corpus: Corpus
  /// What is trained on.
  public let training: [Int]
  /// What is measured on after each epoch, and never trained on.
  public let heldOut: [Int]
  /// What a model scores that knows how often each token occurs in the training
  /// text, and nothing else.
  let unigramPerplexity: Double

  init(_ corpus: Corpus, training: [Int], heldOut: [Int]) {
    self.corpus = corpus
    (self.training, self.heldOut) = (training, heldOut)
    unigramPerplexity = TrainingLogs.unigramPerplexity(
      of: training, vocabularySize: corpus.vocabulary.count)
  }

  public var vocabularySize: Int { corpus.vocabulary.count }

  /// The best of the models that count; nil if the text is too short for them.
  var bestCounting: HeldOutScore? {
    try? Baselines(
      training: training, heldOut: heldOut, vocabularySize: vocabularySize
    ).rows.last
  }

  /// The rows of a run in the table of chapter 2d, below the best row there:
  /// that of the models that count. None if nothing was held out.
  public func scores(of record: TrainingRecord) -> [HeldOutScore] {
    guard let last = record.epochs.last?.heldOut, let best = record.best else {
      return []
    }
    return [
      bestCounting,
      HeldOutScore(
        "recurrent, best, epoch \(best.epoch)", perplexity: best.heldOut!),
      HeldOutScore("recurrent, last", perplexity: last),
    ].compactMap { $0 }
  }

  /// A prefix, and the characters that a model finds most probable after it.
  public func continuation(
    of prefix: String, by model: some LanguageModel, length: Int = 50
  ) -> String {
    // Whether it can be continued was found out before training.
    (try? model.text(continuing: prefix, length: length, in: corpus)) ?? prefix
  }

  /// How much of what a model said is copied from the training text.
  public func copiedRun(of sample: String) -> String {
    let run = VerbatimRun(
      of: corpus.vocabulary.indices(of: sample.map(String.init)),
      in: training)
    return "longest copied run: \(run.length) of \(run.sampleLength) "
      + "characters, from character \(run.position.grouped)"
  }

  /// Tells this text from others.
  var checksum: String {
    sha1(of: Data(corpus.text(of: training + heldOut).utf8))
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
