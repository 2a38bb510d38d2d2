import Basics
import Foundation
import Museum
import Foundation
import TrainingLogs

/// What speaks for a bug in the rows of one run; nil if nothing does.
///
/// All signs but that of `evaluation` are exact: sound runs never show them.
/// It, and what tells `labels` from `shift`, has a threshold.
extension TrainingBug {
  func evidence(in rows: [TrainingLog.Row]) -> String? {
    switch self {
    case .labels: rows.targetsAreStrange(stuck: true)
    case .shift: rows.targetsAreStrange(stuck: false)
    case .detach: rows.graphGrows
    case .reset: rows.stateIsOutOfPlace
    case .softmax: rows.scoresAreProbabilities
    case .clip: rows.normExceedsClip
    case .mean: rows.perplexityIsNoExponential
    case .evaluation: rows.heldOutIsKnown
    }
  }
}

extension [TrainingLog.Row] {
  /// Targets that are not what the model reads next. A model that is shown
  /// unrelated targets can learn how often each token occurs and no more; one
  /// that is shown the token before, or one too far on, learns more than that.
  fileprivate func targetsAreStrange(stuck: Bool) -> String? {
    let shares = map(\.signs.targetsInPlace)
    guard let least = shares.min(), least < 1 else { return nil }
    // Pairs drawn at random agree with probability Σ p², which is at least
    // exp(Σ p log p) = 1 / unigram perplexity (Jensen's inequality).
    // Neighbours in a text agree less often than that: doubled letters are
    // rare. Half of the bound lies between.
    let mean = shares.reduce(0, +) / Double(count)
    let looksUnrelated = mean > 0.5 / self[0].unigramPerplexity
    let hasLearnt = bestTraining < 0.9 * self[0].unigramPerplexity
    guard stuck == (looksUnrelated && !hasLearnt) else { return nil }
    return "only \(percent(least)) of the targets are the token that the model "
      + "reads next"
      + (stuck
        ? ", and the perplexity does not fall below that of the frequencies, "
          + "\(self[0].unigramPerplexity.decimals(1))" : "")
  }

  /// More operations behind the last loss of an epoch than behind the first.
  fileprivate var graphGrows: String? {
    first { $0.signs.graphSize > $0.signs.firstGraphSize }.map {
      "the last loss of epoch \($0.epoch) depends on "
        + "\($0.signs.graphSize.grouped) operations, the first on "
        + "\($0.signs.firstGraphSize.grouped)"
    }
  }

  /// Zeros where a state should have been carried, or a state where there
  /// should be zeros. An epoch with a single minibatch shows only the second.
  fileprivate var stateIsOutOfPlace: String? {
    if let row = first(where: { $0.signs.firstStateNorm > 0 }) {
      return "epoch \(row.epoch) does not begin with a state of zeros"
    }
    if self[0].sampling == .random {
      return first { $0.signs.lastStateNorm > 0 }.map {
        "windows in random order were given the state of others in epoch "
          + "\($0.epoch)"
      }
    }
    let long = filter { $0.signs.minibatches > 1 }
    guard !long.isEmpty, long.allSatisfy({ $0.signs.lastStateNorm == 0 })
    else { return nil }
    return "minibatches that go on where others stopped start from zeros"
  }

  /// Scores within 0 ... 1 in all epochs. Logits begin on both sides of 0.
  fileprivate var scoresAreProbabilities: String? {
    let least = map(\.signs.smallestScore).min()!
    let greatest = map(\.signs.largestScore).max()!
    guard least >= 0, greatest <= 1 else { return nil }
    return "all scores lie within 0 and 1, as probabilities do"
  }

  /// A step with gradients longer than the radius. Clipping rounds, at worst,
  /// in the seventh digit.
  fileprivate var normExceedsClip: String? {
    first { row in
      row.clip.map { row.signs.largestClippedNorm > Double($0) * 1.000_001 }
        ?? false
    }.map {
      "in epoch \($0.epoch) a step was taken with gradients of norm "
        + "\($0.signs.largestClippedNorm.decimals(3)), beyond the radius \($0.clip!)"
    }
  }

  /// A perplexity that is not exp(loss) to the five digits that are written.
  fileprivate var perplexityIsNoExponential: String? {
    first { $0.trainingPerplexity > exp($0.trainingLoss) * 1.000_01 }.map {
      "in epoch \($0.epoch) the perplexity is \($0.trainingPerplexity.decimals(4)), "
        + "but exp(loss) is \(exp($0.trainingLoss).decimals(4))"
    }
  }

  /// Held-out text that is predicted better than readers predict English, and
  /// about as well as the training text. Shannon (1951) estimated 0.6 to 1.3
  /// bits a character for people: a perplexity of 2.5 at most. A text that
  /// repeats itself, such as a table, can be as easy as that without a bug.
  fileprivate var heldOutIsKnown: String? {
    guard let row = last(where: { $0.heldOutLoss != nil }),
      let heldOut = row.heldOutPerplexity, heldOut < 2.5,
      heldOut < 1.5 * row.trainingPerplexity
    else { return nil }
    return "a held-out perplexity of \(heldOut.decimals(2)) beside "
      + "\(row.trainingPerplexity.decimals(2)) in training: readers "
      + "of English do no better"
  }

  /// The lowest training perplexity.
  var bestTraining: Double { map(\.trainingPerplexity).min()! }
}

private func percent(_ share: Double) -> String {
  "\((share * 100).decimals(1))%"
}
