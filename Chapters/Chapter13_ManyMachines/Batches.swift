import Basics
import Chapter
import CommandLineOptions
import Experiments
import Kernels
import OutputFiles
import Plotting
import TextData
import Training

/// What `batches` lets its reader choose.
struct BatchSettings: ChapterSettings {
  var isQuick = false
  var plot: String?
  var seed: UInt64 = 1
  var threads = defaultThreads
  var corpus: String?
  var letters = LetterChoice.automatic
  var joining = LineJoining.nothing

  static let command = Command<BatchSettings>(
    name: "Chapter13_ManyMachines batches",
    summary: "Compares small minibatches with large ones.",
    options: [
      .flag("--quick", \.isQuick, help: "a small network, a short text"),
      .path("--plot", \.plot, help: "where the curves are written, as SVG"),
    ] + Command<BatchSettings>.commonOptions)
}

/// One way to train, and what came of it with each seed.
private struct Trial {
  let name: String
  let outcomes: [Outcome]
  let steps: Int
  let heldOut: Spread
}

// snippet.ways
/// Minibatches of 32 sequences; eight times as many with the same rate; with
/// longer steps after a warm-up; and that for three times as many epochs.
private func ways(_ settings: BatchSettings) -> [(String, Recipe)] {
  var small = Recipe()
  small.unit = .lstm
  small.hiddenUnits = settings.isQuick ? 8 : 64
  small.embedding = settings.isQuick ? 8 : 32
  (small.inputDropout, small.dropout) = (0.1, 0.3)
  small.plan.optimizer = .adam
  small.plan.learningRate = 0.004
  (small.plan.batchSize, small.plan.steps) = (32, 32)
  small.plan.epochs = settings.isQuick ? 2 : 8
  small.plan.evaluationInterval = 1
  small.patience = 1000
  func large(_ factor: Float, warmUp: Int = 0, longer: Int = 1) -> Recipe {
    var recipe = small
    recipe.plan.batchSize *= 8
    recipe.plan.learningRate *= factor
    recipe.plan.epochs *= longer
    recipe.plan.schedule = .cosine(epochs: recipe.plan.epochs)
    recipe.plan.schedule.warmUp = warmUp
    return recipe
  }
  small.plan.schedule = .cosine(epochs: small.plan.epochs)
  return [
    ("32", small), ("256", large(1)),
    ("256, rate x 2.8", large(2.8, warmUp: 1)),
    ("256, rate x 8", large(8, warmUp: 1)),
    ("256, rate x 2.8, 3 x epochs", large(2.8, warmUp: 1, longer: 3)),
  ]
}
// snippet.end

/// Trains in each way with three seeds, and measures on held-out text.
func compareBatches(_ words: [String]) throws {
  let settings = BatchSettings.command.parseOrExit(
    words, defaults: BatchSettings())
  ThreadPool.shared.use(threads: settings.threads)
  if let plot = settings.plot { try OutputFile.requireWritable(plot) }
  let corpus = loadCorpus(settings)
  let parts = TextParts(
    tenthsOf: settings.isQuick ? corpus.prefix(20_000) : Array(corpus.indices))
  let table = Table(first: 28, width: 9)
  show(
    table.row("sequences", ["steps", "median", "least", "most", "epoch"]))
  var trials: [Trial] = []
  for (name, recipe) in ways(settings) {
    let outcomes = try (0..<UInt64(settings.isQuick ? 1 : 3)).map {
      try recipe.learn(
        from: parts, tokens: corpus.vocabulary.count, seed: settings.seed &+ $0)
    }
    let windows = parts.training.count / recipe.plan.steps
    let trial = Trial(
      name: name, outcomes: outcomes,
      steps: windows / recipe.plan.batchSize * recipe.plan.epochs,
      heldOut: Spread(
        outcomes.map { $0.model.perplexity(on: parts.heldOut).value })!)
    trials.append(trial)
    let spread = trial.heldOut
    show(
      table.row(
        name,
        [grouped(trial.steps)]
          + [spread.median, spread.least, spread.most].map { decimal($0) }
          + ["\(outcomes[0].epoch)"]))
  }
  if let plot = settings.plot {
    try chart(of: trials).write(to: plot)
    note("curves: \(plot)")
  }
  if !settings.isQuick { claim(trials) }
}

private func claim(_ trials: [Trial]) {
  let spreads = trials.map(\.heldOut)
  let (small, same, long) = (spreads[0], spreads[1], spreads[2])
  let (longest, patient) = (spreads[3], spreads[4])
  ensureForPage([
    Claim(
      "with the same rate the large minibatch learns less, with every seed",
      same.least > small.most),
    Claim(
      "longer steps help, the longest most, and not as far as the small one",
      same.least > long.most && long.least > longest.most
        && longest.least > small.most),
    Claim(
      "with more than half of what was lost won back",
      same.median - longest.median > (same.median - small.median) / 2),
    Claim(
      "three times as many epochs win, with every seed",
      patient.most < small.least),
  ])
}

private func chart(of trials: [Trial]) -> LineChart {
  LineChart(
    title: "Validation perplexity while the text is read",
    x: Axis("epoch"), y: Axis("perplexity", scale: .logarithmic),
    series: trials.prefix(4).map { trial in
      Series(
        trial.name,
        points: trial.outcomes[0].epochs.compactMap { epoch in
          epoch.heldOut.map { (Double(epoch.epoch), $0) }
        })
    })
}
