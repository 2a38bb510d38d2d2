import TextData

/// How the curves of a run go, by one measure for all who judge it.
public enum Verdict: Equatable, Sendable {
  /// The loss has grown beyond what a model without knowledge has, or the
  /// model has lost most of what it knew.
  ///
  /// - Parameters:
  ///   - since: the epoch from which on it has been so.
  ///   - best: the epoch with the lowest training perplexity.
  case diverged(since: Int, best: Int)
  /// The held-out perplexity has risen again, or is above that of guessing
  /// while the training text is known: the model learns its text by heart.
  ///
  /// - Parameter best: the epoch with the lowest held-out perplexity.
  case overfitting(best: Int)
  /// The model does not know more than the frequencies of the tokens yet.
  case beginning
  /// It learns.
  case learning
}

extension [TrainingLog.Row] {
  /// How the curves go.
  ///
  /// - Precondition: the rows are those of one run, at least one.
  public var verdict: Verdict {
    let best = lowest(\.trainingPerplexity)!
    let isBad = indices.map { hasDiverged(at: $0) }
    if isBad.last! {
      let since = (isBad.lastIndex(of: false) ?? -1) + 1
      return .diverged(since: self[since].epoch, best: best.epoch)
    }
    let measured = filter { $0.heldOutPerplexity != nil }
    let knowsMore = best.trainingPerplexity <= last!.unigramPerplexity
    if let best = measured.lowest({ $0.heldOutPerplexity! }),
      let now = measured.last?.heldOutPerplexity
    {
      // From one measurement to the next a few per cent are chance.
      let hasRisen = now > 1.1 * best.heldOutPerplexity!
      if hasRisen || (knowsMore && now > Double(last!.vocabulary)) {
        return .overfitting(best: best.epoch)
      }
    }
    return knowsMore ? .learning : .beginning
  }

  /// A fresh model is within a few per cent of uniform; a fifth more than that
  /// is certainty that is wrong. So is the loss of what was learnt, if the
  /// perplexity has doubled and even the frequencies are forgotten.
  private func hasDiverged(at index: Int) -> Bool {
    let row = self[index]
    let now = row.trainingPerplexity
    let best = self[...index].map(\.trainingPerplexity).min()!
    return now > 1.2 * Double(row.vocabulary)
      || (now > 2 * best && now > row.unigramPerplexity)
  }

  /// The row with the lowest value, the first of several.
  private func lowest(
    _ value: (TrainingLog.Row) -> Double
  ) -> TrainingLog.Row? {
    self.min { (value($0), $0.epoch) < (value($1), $1.epoch) }
  }
}
