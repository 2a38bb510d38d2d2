import Chapter
import LanguageModels
import TextData
import Training

/// What the pages say of a run with all its epochs.
struct FullRun {
  let sampling: Sampling
  let training: Double
  /// The perplexity on the held-out text after the last epoch, and the least.
  let heldOut, best: Double
  let continuations: [String]

  /// - Parameter words: those of the text that the run learns from.
  func claims(words: Set<Substring>) -> [Claim] {
    let all = [
      Claim(
        "the held-out text ends worse than at its best, and that is worse than "
          + "the training text",
        heldOut > best && best > training)
    ]
    // Random sampling forgets between windows and learns more slowly.
    guard sampling == .sequential else { return all }
    return all + [
      Claim(
        "a full run learns its text by heart, to a perplexity below 1.1",
        training < 1.1),
      Claim(
        "every whole word of a continuation is a word of the text",
        continuations.allSatisfy { text in
          // The last word may be cut off.
          text.split(separator: " ").dropLast().allSatisfy(words.contains)
        }),
    ]
  }
}

extension Run {
  /// Claims what the pages say of a run, if it has at least the epochs of the
  /// page.
  public func ensureFullRun(
    of record: TrainingRecord, epochs: Int, prefixes: [String],
    model: some LanguageModel
  ) {
    guard !record.wasStopped, plan.epochs >= epochs,
      let last = record.epochs.last, let heldOut = last.heldOut,
      let best = record.best?.heldOut
    else { return }
    let corpus = text.corpus
    ensureForPage(
      FullRun(
        sampling: plan.sampling, training: last.training, heldOut: heldOut,
        best: best,
        continuations: prefixes.map { text.continuation(of: $0, by: model) }
      ).claims(
        words: Set(corpus.text(of: corpus.indices).split(separator: " "))))
  }
}
