import Plotting
import SequenceModels

/// A latent autoregressive model over three steps: each state is made from the
/// value that was seen and the state before it, and predicts the next value.
func latentModel() -> String {
  var drawing = SVG(
    width: 560, height: 260, title: "A latent autoregressive model",
    description: """
      Three boxes side by side, the states h at t minus 1, t and t plus 1. \
      Each gets an arrow from the observed value x of the same time below it \
      and one from the state before it, and sends an arrow up to a prediction \
      of the value one time later.
      """)
  let names = [("ₜ₋₁", "ₜ"), ("ₜ", "ₜ₊₁"), ("ₜ₊₁", "ₜ₊₂")]
  for (step, (now, next)) in names.enumerated() {
    let x = 130.0 + 150 * Double(step)
    drawing.arrow(
      through: Point(x - (step == 0 ? 85 : 122), 130), Point(x - 28, 130))
    drawing.rect(
      x: x - 28, y: 106, width: 56, height: 48, cornerRadius: 8, .box(1))
    drawing.text("h" + now, at: Point(x, 135), anchor: .middle, .label)
    drawing.arrow(through: Point(x, 210), Point(x, 154))
    drawing.text("x" + now, at: Point(x, 228), anchor: .middle, .label)
    drawing.arrow(through: Point(x, 106), Point(x, 50))
    drawing.text("x̂" + next, at: Point(x, 40), anchor: .middle, .label)
  }
  drawing.arrow(through: Point(458, 130), Point(515, 130))
  drawing.text("predicted", at: Point(12, 40), .note)
  drawing.text("observed", at: Point(12, 228), .note)
  return drawing.document
}

// MARK: - Charts

func seriesChart(_ series: TimeSeries) -> LineChart {
  LineChart(
    title: "A noisy sine", x: time(series), y: Axis("value"),
    series: [data(series)])
}

func lossChart(_ losses: [EpochLoss], floor: Double) -> LineChart {
  let values = losses.flatMap { [$0.training, $0.validation] } + [floor]
  return LineChart(
    title: "Error after each epoch", x: Axis("epoch"),
    y: Axis(
      "mean squared error per point",
      range: 0.9 * values.min()!...1.05 * values.max()!),
    series: [
      Series("training", values: losses.map(\.training)),
      Series("validation", values: losses.map(\.validation), as: .dashed),
    ],
    references: [Reference("noise alone", at: floor)])
}

func oneStepChart(
  _ series: TimeSeries, _ oneStep: [Forecast], end: Int
) -> LineChart {
  LineChart(
    title: "Predictions one step ahead", x: time(series), y: Axis("value"),
    series: [data(series, as: .dots), curve("one step ahead", oneStep)],
    boundaries: [boundary(end)])
}

func multiStepChart(
  _ series: TimeSeries, oneStep: [Forecast], _ multiStep: [Forecast], end: Int
) -> LineChart {
  LineChart(
    title: "Predictions built on predictions", x: time(series),
    y: Axis("value"),
    series: [
      data(series, as: .dots),
      curve("one step ahead", oneStep.filter { $0.time <= end }),
      curve("all from \(end) on", multiStep, as: .line),
    ],
    boundaries: [boundary(end)])
}

func aheadChart(
  _ series: TimeSeries, _ ahead: [(k: Int, forecasts: [Forecast])], end: Int
) -> LineChart {
  LineChart(
    title: "Predictions k steps ahead", x: time(series), y: Axis("value"),
    series: ahead.map { k, forecasts in
      curve("k = \(k)", forecasts, as: .dots)
    },
    boundaries: [boundary(end)])
}

private func time(_ series: TimeSeries) -> Axis {
  series.count > 1
    ? Axis("time", range: 0...Double(series.count)) : Axis("time")
}

private func boundary(_ end: Int) -> Reference {
  Reference("training ends: \(end)", at: Double(end))
}

private func data(_ series: TimeSeries, as mark: Series.Mark = .line) -> Series
{
  Series("data", values: series.values.map(Double.init), as: mark)
}

private func curve(
  _ name: String, _ forecasts: [Forecast], as mark: Series.Mark = .line
) -> Series {
  Series(
    name, points: forecasts.map { (Double($0.time), Double($0.value)) },
    as: mark)
}
