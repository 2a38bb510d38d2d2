import Basics
import NGrams
import Plotting
import TextData

/// Perplexity over the order: without smoothing on the text that was counted,
/// `own`, and with several weights on text that follows it.
func orders(
  _ counts: NGramCounts, _ own: [Perplexity], _ measured: [Int]
) throws -> LineChart {
  let memory = Series(
    "ε = 0, its own text", values: own.map(\.value), as: .dashed)
  let new = try [0.1, 1, 32, 1000].map { smoothing in
    let model = try NGramModel(counts, smoothing: smoothing)
    return Series(
      "ε = \(smoothing.written), new text",
      values: model.perplexities(on: measured).map(\.value))
  }
  return LineChart(
    title: "Perplexity of n-gram models of characters",
    x: Axis("order"),
    y: Axis("perplexity", scale: .logarithmic),
    series: [memory] + new,
    references: [Reference("uniform: 28", at: 28)])
}
