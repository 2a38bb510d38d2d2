import Foundation
import Museum
import MuseumLogs
import Testing
import TrainingLogs

/// The thresholds of the diagnosis: what lies on either side of each.
@Suite struct ThresholdTests {
  /// A sound epoch with a vocabulary of 28, whose frequencies alone score 16.
  private func row(
    _ epoch: Int, training: Double, heldOut: Double? = nil,
    _ change: (inout TrainingLog.Row) -> Void = { _ in }
  ) -> TrainingLog.Row {
    var row = TrainingLog.Row()
    (row.epoch, row.vocabulary, row.unigramPerplexity) = (epoch, 28, 16)
    (row.trainingLoss, row.trainingPerplexity) = (log(training), training)
    row.heldOutLoss = heldOut.map { log($0) }
    row.heldOutPerplexity = heldOut
    (row.signs.smallestScore, row.signs.largestScore) = (-1, 1)
    change(&row)
    return row
  }

  private func findings(_ rows: TrainingLog.Row...) -> [Diagnosis.Finding] {
    Diagnosis.all(in: TrainingLog(rows)).flatMap(\.findings)
  }

  @Test("a fifth more than uniform is divergence")
  func uniform() {
    #expect(findings(row(1, training: 33.7)) == [.divergence])
    #expect(findings(row(1, training: 33.5)) == [.beginning])
  }

  @Test("twice the best is divergence, if the frequencies are forgotten too")
  func doubled() {
    #expect(
      findings(row(1, training: 10), row(2, training: 20.1)) == [.divergence])
    #expect(findings(row(1, training: 10), row(2, training: 19.9)) == [])
    // It has doubled, but still knows the frequencies.
    #expect(findings(row(1, training: 7), row(2, training: 15.9)) == [])
    #expect(
      findings(row(1, training: 7), row(2, training: 16.1)) == [.divergence])
  }

  @Test("a tenth above the best measurement is learning by heart")
  func heart() {
    let best = row(1, training: 10, heldOut: 10)
    #expect(
      findings(best, row(2, training: 9, heldOut: 11.1))
        == [.overfitting(best: 1)])
    #expect(findings(best, row(2, training: 9, heldOut: 10.9)) == [])
  }

  @Test("what only the frequencies know is the score of a beginning")
  func beginning() {
    #expect(findings(row(1, training: 16.1)) == [.beginning])
    #expect(findings(row(1, training: 15.9)) == [])
  }

  @Test("unrelated targets agree half as often as chance, and teach nothing")
  func targets() {
    // Chance is at least 1/16; the perplexity is to fall below 14.4.
    for (share, training, bug) in [
      (0.032, 14.5, TrainingBug.labels), (0.030, 14.5, .shift),
      (0.032, 14.3, .shift), (0.030, 14.3, .shift),
    ] {
      let row = row(1, training: training) { $0.signs.targetsInPlace = share }
      #expect(findings(row) == [.bug(bug)], "\(share), \(training)")
    }
  }

  @Test("clipping may round in the seventh digit")
  func clip() {
    for (norm, isBug) in [(1.000_002, true), (1.000_000_9, false)] {
      let row = row(1, training: 10) {
        ($0.clip, $0.signs.largestClippedNorm) = (1, norm)
      }
      #expect(findings(row) == (isBug ? [.bug(.clip)] : []))
    }
  }

  @Test("a perplexity is exp(loss) to five digits")
  func mean() {
    for (factor, isBug) in [(1.000_02, true), (1.000_009, false)] {
      let row = row(1, training: 10) { $0.trainingPerplexity *= factor }
      #expect(findings(row) == (isBug ? [.bug(.mean)] : []))
    }
  }

  @Test("nobody predicts unknown English below 2.5, nor as well as known")
  func evaluation() {
    for (training, heldOut, isBug) in [
      (2.0, 2.49, true), (2, 2.51, false), (1.6, 2.41, false),
      (1.6, 2.39, true),
    ] {
      let row = row(1, training: training, heldOut: heldOut)
      #expect(
        findings(row) == (isBug ? [.bug(.evaluation)] : []),
        "\(training), \(heldOut)")
    }
  }

  @Test("scores within 0 and 1 are probabilities")
  func scores() {
    for (least, most, isBug) in [
      (0, 1, true), (-0.001, 1, false), (0, 1.001, false),
    ] as [(Float, Float, Bool)] {
      let row = row(1, training: 10) {
        ($0.signs.smallestScore, $0.signs.largestScore) = (least, most)
      }
      #expect(findings(row) == (isBug ? [.bug(.softmax)] : []))
    }
  }
}
