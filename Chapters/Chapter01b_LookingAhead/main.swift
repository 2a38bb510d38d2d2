import Basics
import Chapter
import CommandLineOptions
import Optimizers
import SafeTensors
import SequenceModels
import Tensors

let settings = beginChapter(
  "Chapter01b_LookingAhead",
  "Plays chapter 1b: a network that predicts one step, and then many.",
  defaults: Settings(), options: Settings.options)
var generator = SplitMix64(seed: settings.seed)

do {
  try requireMemory(
    AutoregressiveModel.trainingMemory(
      tau: settings.tau, hiddenUnits: settings.hiddenUnits,
      points: settings.points))

  // MARK: - What there is to learn from

  // snippet.split
  let series = TimeSeries.noisySine(
    count: settings.points, sigma: settings.noise, using: &generator)
  let (training, validation) = try series.examples(tau: settings.tau)
    .split(trainingOn: settings.trainingExamples)
  let end = training.times.last!
  show("learnt from: x_t up to t =", end)
  show("validated on:", validation.count, "examples from t =", end + 1)
  // snippet.end

  // What does not fit is said before anything else is played.
  let horizons = [1, 4, 16, 64]
  try series.requireLength(
    tau: max(settings.tau, 4), stepsAhead: horizons.last!)

  // MARK: - Learning

  // snippet.model
  var model = try AutoregressiveModel(
    tau: settings.tau, hiddenUnits: settings.hiddenUnits, using: &generator)
  for (name, parameter) in model.namedParameters() {
    show(name, parameter.shape.written)
  }
  // snippet.end

  // snippet.train
  var adam = Adam(learningRate: settings.learningRate)
  let losses = try model.train(
    on: training, validatingOn: validation, epochs: settings.epochs,
    batchSize: settings.batchSize, optimizer: &adam, using: &generator)
  for (index, loss) in losses.enumerated() {
    show(
      "epoch \(index + 1):", "training", decimal(loss.training, 4),
      " validation", decimal(loss.validation, 4))
  }
  // snippet.end
  ensureForPage(lossClaims(losses, noise: settings.noise))
  figure(
    "01b-losses.svg",
    lossChart(losses, floor: settings.noise * settings.noise).svg)

  // MARK: - One step ahead

  // snippet.onestep
  let oneStep = try model.predictions(of: series, stepsAhead: 1)
  let later = oneStep.filter { $0.time > end }
  show("\(later.count) predictions after \(end):")
  show("network", decimal(later.meanSquaredError(on: series), 4))
  // snippet.end
  figure("01b-one-step.svg", oneStepChart(series, oneStep, end: end).svg)

  // snippet.rivals
  let lastValue = LinearRecurrence([1])
  let meanOfFour = LinearRecurrence([0.25, 0.25, 0.25, 0.25])
  let rule = LinearRecurrence([-1, Float(sine(0.02) / sine(0.01))])
  for (name, rival) in [
    ("last value", lastValue), ("mean of the last four", meanOfFour),
    ("the sine's own rule", rule),
  ] {
    let forecasts = try rival.predictions(of: series, stepsAhead: 1)
    let error = forecasts.filter { $0.time > end }.meanSquaredError(on: series)
    show(name, decimal(error, 4))
  }
  // snippet.end

  // MARK: - Many steps ahead

  // snippet.multistep
  let multiStep = try model.continuation(
    of: series, after: end, count: series.count - end)
  for forecast in multiStep.prefix(200) where forecast.time % 20 == 5 {
    show(
      "time \(forecast.time): predicted", decimal(Double(forecast.value)),
      " sine", decimal(sine(0.01 * Double(forecast.time))))
  }
  show("error", decimal(multiStep.meanSquaredError(on: series), 4))
  // snippet.end
  figure(
    "01b-multi-step.svg",
    multiStepChart(series, oneStep: oneStep, multiStep, end: end).svg)

  // snippet.fixedpoint
  var fixedPoints: [Float] = []
  for start in [max(settings.tau, end / 4), end] {
    let c = try model.continuation(of: series, after: start, count: 400)
      .last!.value
    let window = Tensor(repeating: c, shape: [1, settings.tau])
    fixedPoints.append(c)
    show(
      "from \(start): settles at", decimal(Double(c), 3),
      " predicted after itself", decimal(Double(model(window).item), 3))
  }
  // snippet.end

  // snippet.ksteps
  var ahead: [(k: Int, forecasts: [Forecast], errors: [Double])] = []
  show(" k   first   last  network  last value  mean of four")
  for k in horizons {
    let forecasts = try model.predictions(of: series, stepsAhead: k)
    let errors = try [model, lastValue, meanOfFour].map {
      (forecaster: any Forecaster) in
      try forecaster.predictions(of: series, stepsAhead: k)
        .filter { $0.time > end }.meanSquaredError(on: series)
    }
    ahead.append((k, forecasts, errors))
    show(
      "\(k)".right(2), "\(forecasts[0].time)".right(7),
      "\(forecasts.last!.time)".right(6), decimal(errors[0], 4).right(8),
      decimal(errors[1], 4).right(11), decimal(errors[2], 4).right(13))
  }
  // snippet.end
  ensureForPage(
    aheadClaims(
      ahead.map {
        (k: $0.k, network: $0.errors[0], lastValue: $0.errors[1])
      }))
  ensureForPage(
    fixedPointClaims(fixedPoints, farthest: ahead.last!.forecasts))
  figure(
    "01b-k-step.svg",
    aheadChart(series, ahead.map { ($0.k, $0.forecasts) }, end: end).svg)

  // snippet.perfect
  let clean = TimeSeries.noisySine(
    count: settings.points, sigma: 0, using: &generator)
  for k in horizons {
    let forecasts = try rule.predictions(of: clean, stepsAhead: k)
    let errors = forecasts.map { abs($0.value - clean[$0.time]) }
    check("k = \(k): largest error below 0.001", errors.max()! < 0.001)
  }
  // snippet.end

  // MARK: - The network in a file

  let file = try temporaryFile("forecaster.safetensors")
  defer { removeTemporaryFile(file) }
  // snippet.save
  try model.save(to: file)
  // snippet.end

  // snippet.load
  var other = try AutoregressiveModel(
    tau: settings.tau, hiddenUnits: settings.hiddenUnits, using: &generator)
  func forecasts() throws -> [Forecast] {
    try other.continuation(of: series, after: end, count: series.count - end)
  }
  check("from its own start, others", try forecasts() != multiStep)
  try other.load(from: SafeTensorsFile(contentsOf: file))
  check("from the file, the same", try forecasts() == multiStep)
  // snippet.end
} catch {
  exit(reporting: error)
}
