import Plotting
import RNNCell

/// The norms of dL_T/dH_t, for several spectral radii.
func distances(
  _ activation: Activation, _ curves: [DistanceCurve]
) -> String {
  let name = activation == .relu ? "ReLU" : "tanh"
  return LineChart(
    title: "How far back the last loss reaches, \(name)",
    x: Axis("distance T − t"),
    y: Axis(
      "norm beside that of step T", scale: .logarithmic,
      range: 1e-9...1e6),
    series: curves.map { curve in
      Series(
        "radius \(curve.radius)",
        points: curve.norms.indices.map { (Double($0), curve.left(at: $0)) })
    },
    references: [Reference("level", at: 1)]
  ).svg
}

/// What each step adds to the gradient of W_hh, before and after clipping.
func clipped(_ curves: [(name: String, parts: [Double])]) -> String {
  LineChart(
    title: "Clipping moves a curve; it does not bend it",
    x: Axis("distance T − t"),
    y: Axis(
      "part of the gradient of W_hh", scale: .logarithmic,
      range: 1e-6...10),
    series: curves.enumerated().map { index, curve in
      Series(
        curve.name,
        points: curve.parts.enumerated().map { (Double($0), $1) })
    }
  ).svg
}

/// The singular values of several matrices, in falling order.
func spectra(_ curves: [(name: String, values: [Double])]) -> String {
  LineChart(
    title: "The singular values of the recurrent matrix",
    x: Axis("rank"),
    y: Axis("singular value", scale: .logarithmic, range: 1e-4...10),
    series: curves.map { Series($0.name, values: $0.values) },
    references: [Reference("1", at: 1)]
  ).svg
}

/// The error of truncated gradients against the length of the blocks.
func truncated(_ errors: [(k: Int, trained: Double, start: Double)])
  -> String
{
  LineChart(
    title: "The error of the truncated gradient of W_hh",
    x: Axis("steps in a block"), y: Axis("relative error", range: 0...1),
    series: [
      Series("trained", points: errors.map { (Double($0.k), $0.trained) }),
      Series("at the start", points: errors.map { (Double($0.k), $0.start) }),
    ]
  ).svg
}

/// The error of the mean of randomly truncated gradients.
func noise(_ errors: [(draws: Int, error: Double)], blocks: Double) -> String {
  LineChart(
    title: "The mean of randomly truncated gradients",
    x: Axis("draws", scale: .logarithmic),
    y: Axis("relative error", scale: .logarithmic, range: 0.005...0.5),
    series: [
      Series(
        "random, π = 0.9",
        points: errors.map { (Double($0.draws), $0.error) }),
      Series(
        "one over the root of the draws",
        points: errors.map {
          (Double($0.draws), errors[0].error / Double($0.draws).squareRoot())
        }, as: .dashed),
    ],
    references: [Reference("blocks of 10", at: blocks)]
  ).svg
}
