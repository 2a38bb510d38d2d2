import Plotting
import SequenceModels

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
    series: [data(series), curve("one step ahead", oneStep)],
    boundaries: [boundary(end)])
}

func multiStepChart(
  _ series: TimeSeries, oneStep: [Forecast], _ multiStep: [Forecast], end: Int
) -> LineChart {
  LineChart(
    title: "Predictions built on predictions", x: time(series),
    y: Axis("value"),
    series: [
      data(series),
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

private func data(_ series: TimeSeries) -> Series {
  Series("data", values: series.values.map(Double.init), as: .dots)
}

private func curve(
  _ name: String, _ forecasts: [Forecast], as mark: Series.Mark = .line
) -> Series {
  Series(
    name, points: forecasts.map { (Double($0.time), Double($0.value)) },
    as: mark)
}
