import Basics
import Chapter
import CommandLineOptions
import Experiments
import Kernels
import NGrams
import OutputFiles
import Plotting
import TextData
import Training

/// What `more` lets its reader choose.
struct MoreSettings: ChapterSettings {
  /// Whether small networks read short texts, to see how it is done.
  var isQuick = false
  var plot: String?
  var seed: UInt64 = 1
  var threads = defaultThreads
  var corpus: String?
  var letters = LetterChoice.automatic
  var joining = LineJoining.nothing

  static let command = Command<MoreSettings>(
    name: "Chapter12_WholeNovel more",
    summary: "Compares counting with a network on more and more text.",
    options: [
      .flag("--quick", \.isQuick, help: "small networks, short texts"),
      .path("--plot", \.plot, help: "where the curves are written, as SVG"),
    ] + Command<MoreSettings>.commonOptions)
}

/// A length of text, and what was reached with it on the held-out text.
private struct Comparison {
  let length: Int
  let counting: Double
  let network: Spread

  /// How far the network is below counting, as a share.
  var lead: Double { 1 - network.median / counting }
}

/// Trains on more and more of the text, and measures on the same last tenth.
func compareLengths(_ words: [String]) throws {
  let settings = MoreSettings.command.parseOrExit(
    words, defaults: MoreSettings())
  ThreadPool.shared.use(threads: settings.threads)
  if let plot = settings.plot { try OutputFile.requireWritable(plot) }
  let corpus = loadCorpus(settings)
  let all = corpus.count * 9 / 10
  let heldOut = Array(corpus.indices[all...])
  let lengths =
    (settings.isQuick
    ? [1000, 2000] : [5000, 10_000, 20_000, 50_000, 100_000])
    .filter { $0 < all } + (settings.isQuick ? [] : [all])
  let table = Table(first: 12, width: 11)
  show(
    table.row("characters", ["counting"] + spreadHeader + ["units", "epoch"]))
  var rows: [Comparison] = []
  for length in lengths {
    let parts = TextParts(
      training: Array(corpus.indices.prefix(length * 4 / 5)),
      validation: Array(corpus.indices[length * 4 / 5..<length]),
      heldOut: heldOut)
    let counting = try Baselines(
      training: parts.training, validation: parts.validation,
      heldOut: heldOut, vocabularySize: corpus.vocabulary.count
    ).rows.last!.perplexity
    let (recipe, outcomes) = try tuned(
      on: parts, tokens: corpus.vocabulary.count, settings)
    let network = Spread(
      outcomes.map { $0.model.perplexity(on: heldOut).value })!
    rows.append(
      Comparison(length: length, counting: counting, network: network))
    show(
      table.row(
        grouped(length),
        [decimal(counting)]
          + [network.median, network.least, network.most].map { decimal($0) }
          + ["\(recipe.hiddenUnits)", "\(outcomes[0].epoch)"]))
  }
  report(rows, settings)
  if let plot = settings.plot {
    try chart(of: rows).write(to: plot)
    note("curves: \(plot)")
  }
}

private let spreadHeader = ["median", "least", "most"]

// snippet.tuned
/// The recipe that does best on the validation part, and what three seeds
/// make of it.
private func tuned(
  on parts: TextParts, tokens: Int, _ settings: MoreSettings
) throws -> (Recipe, [Outcome]) {
  let tried = try candidates(parts.training.count, settings).map { recipe in
    (recipe, try recipe.learn(from: parts, tokens: tokens, seed: settings.seed))
  }
  let (recipe, first) = tried.min { $0.1.validation < $1.1.validation }!
  let others = try (1..<UInt64(settings.isQuick ? 2 : 3)).map {
    try recipe.learn(from: parts, tokens: tokens, seed: settings.seed &+ $0)
  }
  return (recipe, [first] + others)
}

/// A narrow network and a wide one that drops more.
private func candidates(
  _ length: Int, _ settings: MoreSettings
) -> [Recipe] {
  [(96, Float(0.1), Float(0.3)), (256, 0.2, 0.4)].map { units, input, output in
    var recipe = Recipe()
    recipe.unit = .lstm
    recipe.hiddenUnits = settings.isQuick ? units / 8 : units
    recipe.embedding = 64
    (recipe.inputDropout, recipe.dropout) = (input, output)
    recipe.plan.optimizer = .adam
    recipe.plan.learningRate = 0.004
    recipe.plan.steps = 32
    // Short texts are read more often, and in smaller minibatches.
    recipe.plan.batchSize = min(32, max(8, length / 32 / 24))
    let steps = length / (recipe.plan.batchSize * 32)
    recipe.plan.epochs =
      settings.isQuick ? 4 : max(30, 2400 / max(1, steps))
    recipe.plan.schedule = .cosine(epochs: recipe.plan.epochs)
    recipe.plan.evaluationInterval = max(1, recipe.plan.epochs / 40)
    recipe.patience = 12
    return recipe
  }
}
// snippet.end

/// Says with how much text one side wins against the other with every seed,
/// and with how much it depends on the seed.
private func report(_ rows: [Comparison], _ settings: MoreSettings) {
  let ahead = rows.filter { $0.network.most < $0.counting }
  let behind = rows.filter { $0.network.least > $0.counting }
  let level = rows.filter { row in
    (row.network.least...row.network.most).contains(row.counting)
  }
  for (name, rows) in [
    ("counting wins:", behind), ("the seed decides:", level),
    ("the network wins:", ahead),
  ] {
    let lengths = rows.map { grouped($0.length) }
    show(name, lengths.isEmpty ? "never" : lengths.joined(separator: " "))
  }
  if settings.isQuick { return }
  ensureForPage([
    Claim(
      "more text helps counting, at each step",
      zip(rows, rows.dropFirst()).allSatisfy { $0.counting > $1.counting }),
    Claim(
      "more text helps the network, at each step",
      zip(rows, rows.dropFirst()).allSatisfy {
        $0.network.median > $1.network.median
      }),
    Claim(
      "the curves cross twice, and from 20,000 characters on every seed wins",
      rows[0].lead > 0 && rows[1].lead < 0
        && rows.dropFirst(2).allSatisfy { $0.network.most < $0.counting }),
    Claim(
      "from there on the lead grows",
      zip(rows.dropFirst(2), rows.dropFirst(3)).allSatisfy {
        $0.lead < $1.lead
      }),
    Claim(
      "with all of it the network wins, and by more than with the least",
      rows.last!.network.most < rows.last!.counting
        && rows.last!.lead > rows[0].lead),
  ])
}

private func chart(of rows: [Comparison]) -> LineChart {
  func points(_ value: (Comparison) -> Double) -> [(Double, Double)] {
    rows.map { (Double($0.length), value($0)) }
  }
  return LineChart(
    title: "Held-out perplexity against the length of the text",
    x: Axis("characters to learn from and to choose by", scale: .logarithmic),
    y: Axis("perplexity", scale: .logarithmic),
    series: [
      Series("counting", points: points(\.counting)),
      Series(
        "network, median of three seeds", points: points(\.network.median)),
    ])
}
