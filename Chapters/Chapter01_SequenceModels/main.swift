import Basics
import Chapter
import CommandLineOptions
import SequenceModels
import Tensors

let settings = beginChapter(
  "Chapter01_SequenceModels",
  "Plays chapter 1: what a sequence is, and what its order says.",
  defaults: Settings(), options: Settings.options)
figure("01-latent.svg", latentModel())

var generator = SplitMix64(seed: settings.seed)

do {
  // MARK: - The series

  // snippet.series
  let series = TimeSeries.noisySine(
    count: settings.points, sigma: settings.noise, using: &generator)
  show(Tensor(Array(series.values.prefix(8))))
  // snippet.end
  figure("01-series.svg", seriesChart(series).svg)

  // snippet.order
  let meanOfFour = LinearRecurrence([0.25, 0.25, 0.25, 0.25])
  let shuffled = TimeSeries(generator.shuffled(series.values))
  for (name, series) in [("in order:", series), ("shuffled:", shuffled)] {
    let error = meanOfFour.meanSquaredError(on: try series.examples(tau: 4))
    show(name, decimal(error, 4))
  }
  // snippet.end

  // MARK: - What stays the same

  // snippet.means
  let means = stride(from: 0, to: series.count, by: 100).map { start in
    Tensor(Array(series.values.dropFirst(start).prefix(100))).mean().item
  }
  show(means.map { decimal(Double($0), 1) }.joined(separator: " "))
  // snippet.end

  // snippet.rule
  let clean = TimeSeries.noisySine(
    count: settings.points, sigma: 0, using: &generator)
  let twoCosine = Float(sine(0.02) / sine(0.01))  // sin 2ω = 2 cos ω sin ω
  let rule = LinearRecurrence([-1, twoCosine])
  let error = rule.meanSquaredError(on: try clean.examples(tau: 2))
  check("error of the rule below 1e-12", error < 1e-12)
  // snippet.end

  playMarkovChain(using: &generator)

  // MARK: - What a model learns from

  // snippet.examples
  let examples = try series.examples(tau: 4)
  show("features", examples.features.shape.written)
  show("labels", examples.labels.shape.written)
  show(examples.features[0], "→", examples.labels[0], "at", examples.times[0])
  // snippet.end
} catch {
  exit(reporting: error)
}
