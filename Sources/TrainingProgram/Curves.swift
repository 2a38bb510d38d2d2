import Chapter
import Plotting
import TextData
import Training

/// The perplexities of all runs, one chart for all of them, with the best
/// held-out epoch of each, and what guessing and counting reach.
func curves(
  of runs: [(Sampling, TrainingRecord)], vocabularySize: Int,
  counting: Double?
) -> LineChart {
  LineChart(
    title: "Perplexity while training",
    x: Axis("epoch"),
    y: Axis("perplexity", scale: .logarithmic),
    series: runs.flatMap { sampling, record in
      [
        Series(
          "\(sampling.rawValue), training",
          points: record.epochs.map { (Double($0.epoch), $0.training) }),
        Series(
          "\(sampling.rawValue), held out",
          points: record.epochs.compactMap { epoch in
            epoch.heldOut.map { (Double(epoch.epoch), $0) }
          },
          as: .dashed),
      ]
    }
      + [
        Series(
          "best held-out epoch",
          points: runs.compactMap { _, record in
            record.best.flatMap { best in
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
