import Chapter
import Foundation
import Plotting
import TextData
import Training

/// A network before and after it was given a memory, beside the table of
/// bigrams, which nothing without a memory can surpass.
struct MemoryGain {
  /// The perplexity of the table on the text that it counted.
  let least: Perplexity
  /// The epochs without a memory, and the perplexity on the same text then.
  let blind: (record: TrainingRecord, reached: Perplexity)
  /// All epochs, and the perplexity after the last.
  let remembering: (record: TrainingRecord, reached: Perplexity)

  private var epochs: [EpochReport] { remembering.record.epochs }
  private var last: EpochReport { epochs.last! }
  private var lastBlind: EpochReport { blind.record.epochs.last! }

  /// The first epoch with a lower perplexity than that of the table.
  var passedIn: Int? { epochs.first { $0.training < least.value }?.epoch }

  /// What the memory saves in a character of the training text, against all
  /// that could be reached without one.
  var bits: Double {
    least.bitsPerToken - remembering.reached.bitsPerToken
  }

  /// What it saves in a character of the held-out text.
  var heldOutBits: Double {
    (lastBlind.heldOutLoss! - last.heldOutLoss!) / log(2)
  }

  /// The perplexities of all epochs.
  var chart: LineChart {
    LineChart(
      title: "What a memory adds", x: Axis("epoch"),
      y: Axis("perplexity", scale: .logarithmic),
      series: [
        Series("training", values: epochs.map(\.training)),
        Series(
          "held out",
          points: epochs.compactMap { epoch in
            epoch.heldOut.map { (Double(epoch.epoch), $0) }
          }, as: .dashed),
      ],
      references: [
        Reference("bigrams: \(decimal(least.value))", at: least.value)
      ],
      boundaries: [
        Reference("then with a memory", at: Double(lastBlind.epoch))
      ])
  }
}

extension MemoryGain {
  /// What the page says of both networks.
  ///
  /// - Parameter trigrams: their held-out perplexity.
  func claims(trigrams: Double) -> [Claim] {
    let (best, end) = (remembering.record.best!.heldOut!, last.heldOut!)
    return [
      Claim(
        "without a memory the table is the limit, and reached within 1%",
        (1..<1.01).contains(blind.reached.value / least.value)),
      Claim(
        "the first epoch with a memory passes the table, and none returns",
        passedIn == lastBlind.epoch + 1
          && epochs[lastBlind.epoch...].allSatisfy {
            $0.training < least.value
          }),
      Claim(
        "the memory saves less than half as much on text that is held out",
        heldOutBits > 0 && heldOutBits < bits / 2),
      Claim(
        "held-out perplexity has begun to rise, and trigrams are better",
        trigrams < best && best < end && end < lastBlind.heldOut!),
    ]
  }
}

/// What the page says of the probabilities without a memory.
func pairClaims(_ pairs: [PairProbability]) -> [Claim] {
  [
    Claim(
      "each probability of the table is met within 0.02",
      pairs.allSatisfy { abs($0.network - $0.table) < 0.02 })
  ]
}
