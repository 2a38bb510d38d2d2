import Plotting
import SequenceModels

/// A latent autoregressive model over three steps: each state is made from the
/// value that was seen and the state before it, and predicts the next value.
func latentModel() -> String {
  var drawing = SVG(
    width: 440, height: 260, title: "A latent autoregressive model",
    description: """
      Three boxes side by side, the states h at t minus 1, t and t plus 1. \
      Each gets an arrow from the observed value x of the same time below it \
      and one from the state before it, and sends an arrow up to a prediction \
      of the value one time later.
      """)
  let names = [("ₜ₋₁", "ₜ"), ("ₜ", "ₜ₊₁"), ("ₜ₊₁", "ₜ₊₂")]
  for (step, (now, next)) in names.enumerated() {
    let x = 120.0 + 110 * Double(step)
    drawing.arrow(through: Point(x - 82, 130), Point(x - 28, 130))
    drawing.rect(
      x: x - 28, y: 106, width: 56, height: 48, cornerRadius: 8, .box(1))
    drawing.text("h" + now, at: Point(x, 135), anchor: .middle, .label)
    drawing.arrow(through: Point(x, 210), Point(x, 154))
    drawing.text("x" + now, at: Point(x, 228), anchor: .middle, .label)
    drawing.arrow(through: Point(x, 106), Point(x, 50))
    drawing.text("x̂" + next, at: Point(x, 40), anchor: .middle, .label)
  }
  drawing.arrow(through: Point(368, 130), Point(422, 130))
  drawing.text("predicted", at: Point(12, 40), .note)
  drawing.text("observed", at: Point(12, 228), .note)
  return drawing.document
}

/// The values of a series against their times.
func seriesChart(_ series: TimeSeries) -> LineChart {
  LineChart(
    title: "A noisy sine",
    x: series.count > 1
      ? Axis("time", range: 0...Double(series.count)) : Axis("time"),
    y: Axis("value"),
    series: [Series("data", values: series.values.map(Double.init))])
}
