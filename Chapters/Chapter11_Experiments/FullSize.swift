import Basics
import Chapter
import RNNCell
import TextData
import Training

extension Experiment {
  static let fullSize = Experiment(
    "full-size", "What do clipping and ReLU do in the network of chapter 8?"
  ) { try compareAtFullSize($0) }
}

/// Trains the network of chapter 8 as chapter 8 does, with and without
/// clipping, with tanh and with ReLU; then, without clipping, narrower ones.
private func compareAtFullSize(_ settings: Settings) throws {
  let trial = try FullSizeTrial(settings)
  let table = Table(first: 20, width: 10)
  let header = table.row(
    "after the last epoch",
    ["training", "held out", "best", "norm", "above 1", "lost"])
  show(header)
  var firstLost: FullSizeRun?
  for activation in Activation.allCases {
    for clip in [Float(1), nil] {
      for seed in trial.seeds {
        let run = try trial.run(activation, clip: clip, seed: seed)
        let how = clip == nil ? "none" : "to 1"
        show(
          table.row("\(activation.rawValue), \(how), seed \(seed)", run.cells))
        if run.lost != nil { firstLost = firstLost ?? run }
      }
    }
  }
  show()
  show(header)
  for (hiddenUnits, epochs) in trial.narrow {
    let run = try trial.run(
      .tanh, clip: nil, seed: settings.seed, hiddenUnits: hiddenUnits,
      epochs: epochs)
    show(table.row("\(hiddenUnits) units, \(epochs)", run.cells))
  }
  guard let firstLost, let lost = firstLost.lost else { return }
  show()
  show(table.row("the first run lost", ["training", "norm"]))
  for report in firstLost.epochs
  where (lost - 6...lost + 1).contains(report.epoch) {
    show(
      table.row(
        "epoch \(report.epoch)",
        [power(report.training), power(report.largestNorm)]))
  }
}

/// The text and the settings of chapter 8, or a small form of them.
private struct FullSizeTrial {
  let training: [Int]
  let heldOut: [Int]
  let vocabularySize: Int
  let seeds: [UInt64]
  let hiddenUnits: Int
  let epochs: Int
  /// Fewer units without clipping, and for how many epochs.
  let narrow: [(hiddenUnits: Int, epochs: Int)]

  init(_ settings: Settings) throws {
    let corpus = loadCorpus(settings)
    let (length, rest) = settings.isQuick ? (2500, 500) : (10_000, 5000)
    guard corpus.count >= length + rest else {
      throw ExperimentError.tooShort(corpus.count, wanted: length + rest)
    }
    training = corpus.prefix(length)
    heldOut = corpus.heldOut(rest, after: length)
    vocabularySize = corpus.vocabulary.count
    seeds = (0..<(settings.isQuick ? 1 : 3)).map { settings.seed &+ $0 }
    (hiddenUnits, epochs) = settings.isQuick ? (16, 5) : (512, 500)
    narrow =
      settings.isQuick
      ? [(8, 5)] : [(64, 500), (128, 500), (256, 500), (128, 1500)]
    let plan = TrainingPlan()
    try requireMemory(
      RNNLanguageModel.trainingMemory(
        vocabularySize: vocabularySize, hiddenUnits: hiddenUnits,
        rows: plan.batchSize * plan.steps))
  }

  // snippet.full-size
  func run(
    _ activation: Activation, clip: Float?, seed: UInt64,
    hiddenUnits: Int? = nil, epochs: Int? = nil
  ) throws -> FullSizeRun {
    var generator = SplitMix64(seed: seed)
    var model = RNNLanguageModel(
      vocabularySize: vocabularySize,
      hiddenUnits: hiddenUnits ?? self.hiddenUnits, activation: activation,
      using: &generator)
    var plan = TrainingPlan()  // batches of 32, 35 steps, rate 1
    plan.clip = clip
    plan.epochs = epochs ?? self.epochs
    var reports: [EpochReport] = []
    do {
      _ = try train(
        &model, on: training, heldOut: heldOut, plan: plan, using: &generator,
        report: { report, _ in reports.append(report) })
    } catch TrainingError.diverged {
      // The run ends with the last epoch whose loss was finite.
    }
    return FullSizeRun(reports, vocabularySize: vocabularySize)
  }
  // snippet.end
}

/// The epochs of a run, and what is shown of them.
private struct FullSizeRun {
  let epochs: [EpochReport]
  /// The first epoch that is worse than guessing evenly among the tokens. The
  /// very first is nearly as bad in every run: it begins with guessing.
  let lost: Int?

  init(_ epochs: [EpochReport], vocabularySize: Int) {
    self.epochs = epochs
    lost =
      epochs.dropFirst().first { $0.training > Double(vocabularySize) }?.epoch
  }

  var cells: [String] {
    let heldOut = epochs.compactMap(\.heldOut)
    let outside = epochs.first { $0.largestNorm > 1 }
    return [
      power(epochs.last?.training ?? .infinity),
      power(heldOut.last ?? .infinity),
      power(heldOut.min() ?? .infinity),
      power(epochs.map(\.largestNorm).max() ?? .infinity),
      outside.map { "\($0.epoch)" } ?? "never",
      lost.map { "\($0)" } ?? "never",
    ]
  }
}
