import Plotting
import TextData
import Training

/// The perplexities of all runs, one chart for all of them.
func curves(of runs: [(Sampling, TrainingRecord)], vocabularySize: Int)
  -> LineChart
{
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
    },
    references: [
      Reference("uniform: \(vocabularySize)", at: Double(vocabularySize))
    ])
}
