import Basics
import Museum
import TextData
import TrainingLogs

/// What the log of a training run says about it.
///
///     for diagnosis in Diagnosis.all(in: log) { print(diagnosis) }
public struct Diagnosis: Equatable, Sendable, CustomStringConvertible {
  /// Something that was found.
  public enum Finding: Equatable, Sendable {
    /// A likely bug in the program.
    case bug(TrainingBug)
    /// The loss has grown beyond what a model without knowledge has.
    case divergence
    /// The held-out perplexity rises: the model learns its text by heart. The
    /// epoch is its best.
    case overfitting(best: Int)
    /// The model does not know more than the frequencies of the tokens yet.
    case beginning
  }

  /// How the run dealt its minibatches.
  public let sampling: Sampling
  /// How many epochs the run had.
  public let epochs: Int
  /// What was found; nothing in a run that looks sound.
  public let findings: [Finding]
  /// The likely bugs.
  public var bugs: [TrainingBug] {
    findings.compactMap { if case .bug(let bug) = $0 { bug } else { nil } }
  }

  /// What was found, in sentences, or that nothing looks wrong.
  public let sentences: [String]

  /// Which run this is about.
  public var heading: String {
    "\(sampling.rawValue) sampling, \(epochs) "
      + (epochs == 1 ? "epoch" : "epochs")
  }

  public var description: String {
    heading + ": " + sentences.joined(separator: " ")
  }

  /// Reads each run of a log by itself.
  public static func all(in log: TrainingLog) -> [Diagnosis] {
    var runs: [[TrainingLog.Row]] = []
    for row in log.rows {
      if let last = runs.last?.last, last.sampling == row.sampling,
        last.epoch < row.epoch
      {
        runs[runs.count - 1].append(row)
      } else {
        runs.append([row])
      }
    }
    return runs.map(Diagnosis.init)
  }

  /// - Parameter rows: the epochs of one run, at least one.
  init(_ rows: [TrainingLog.Row]) {
    sampling = rows[0].sampling
    epochs = rows.count
    let bugs = TrainingBug.allCases.compactMap { bug in
      bug.evidence(in: rows).map {
        (Finding.bug(bug), "Likely bug: \(bug.title) (\(bug.rawValue)): \($0).")
      }
    }
    // The curves of a program with a bug say nothing about training.
    let found = bugs.isEmpty ? [rows.noteworthyVerdict].compactMap { $0 } : bugs
    findings = found.map(\.0)
    let isSound = bugs.isEmpty && findings != [.divergence]
    sentences = (isSound ? ["Nothing looks wrong."] : []) + found.map(\.1)
  }
}

extension [TrainingLog.Row] {
  /// How the curves go, if that deserves a word.
  fileprivate var noteworthyVerdict: (Diagnosis.Finding, String)? {
    func heldOut(_ epoch: Int) -> String {
      first { $0.epoch == epoch }!.heldOutPerplexity!.decimals(2)
    }
    switch verdict {
    case .diverged(let since, let best):
      let now = last!.trainingPerplexity
      return (
        .divergence,
        "Training diverges: after a perplexity of \(bestTraining.decimals(1)) "
          + "in epoch \(best) it is at \(now.decimals(1)), and has been out of "
          + "bounds since epoch \(since). Clip the gradients, or lower the "
          + "learning rate."
      )
    case .overfitting(let best):
      let now = last { $0.heldOutPerplexity != nil }!.epoch
      return (
        .overfitting(best: best),
        "The model is learning its text by heart: its held-out perplexity was "
          + "\(heldOut(best)) in epoch \(best) and is \(heldOut(now)) now. Stop "
          + "earlier, or use more text."
      )
    case .beginning:
      return (
        .beginning,
        "The model does not know more than how often each token occurs, which "
          + "would score \(last!.unigramPerplexity.decimals(2)): train longer, "
          + "or raise the learning rate."
      )
    case .learning: return nil
    }
  }
}
