import Chapter
import Plotting
import TextData
import Training
import TrainingLogs

/// The perplexities of all runs, one chart for all of them, with the best
/// held-out epoch of each, and what guessing and counting reach.
func curves(
  of runs: [Run], measured: MeasuredText, vocabularySize: Int, counting: Double?
) -> LineChart {
  LineChart(
    title: "Perplexity while training",
    x: Axis("epoch"),
    y: Axis("perplexity", scale: .logarithmic),
    series: runs.flatMap { run in
      let epochs = run.rows.map(\.report)
      let name = run.plan.sampling.rawValue
      return [
        Series(
          "\(name), training",
          points: epochs.map { (Double($0.epoch), $0.training) }),
        Series(
          "\(name), \(measured.rawValue)",
          points: epochs.compactMap { epoch in
            epoch.heldOut.map { (Double(epoch.epoch), $0) }
          },
          as: .dashed),
      ]
    }
      + [
        Series(
          measured == .heldOut ? "best held-out epoch" : "best epoch",
          points: runs.compactMap { run in
            TrainingRecord(run.rows.map(\.report)).best.flatMap { best in
              best.heldOut.map { (Double(best.epoch), $0) }
            }
          },
          as: .markers)
      ],
    references: [
      Reference("uniform: \(vocabularySize)", at: Double(vocabularySize))
    ] + (counting.map { [Reference("counting: \(decimal($0))", at: $0)] } ?? [])
  )
}
