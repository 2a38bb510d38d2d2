import Basics
import Chapter
import Foundation
import Museum
import Plotting
import Predict
import RNNCell
import Tensors
import TextData
import Training
import TrainingLogs

/// How a bug is shown: a small model, so that two runs take a second.
struct Display {
  let bug: TrainingBug
  var plan = TrainingPlan()
  var tokens = 2400
  private let hiddenUnits = 48

  init(_ bug: TrainingBug) {
    self.bug = bug
    (plan.batchSize, plan.steps, plan.epochs) = (16, 20, 60)
    plan.evaluationInterval = 10
    if bug == .evaluation {
      // A text so short that it is learnt by heart in time.
      (tokens, plan.epochs, plan.evaluationInterval) = (600, 200, 25)
      plan.batchSize = 4
      plan.learningRate = 0.5
    }
    // A radius that is left often.
    if bug == .clip { plan.clip = 0.2 }
  }

  func run(
    _ bug: TrainingBug?, on corpus: Corpus, seed: UInt64
  ) throws -> MuseumRun<RNNLanguageModel> {
    var generator = SplitMix64(seed: seed)
    let model = RNNLanguageModel(
      vocabularySize: corpus.vocabulary.count, hiddenUnits: hiddenUnits,
      using: &generator)
    var run = MuseumRun(model, with: bug, plan: plan)
    try run.train(
      on: corpus.prefix(tokens), heldOut: corpus.heldOut(2000, after: tokens),
      using: &generator)
    return run
  }

  /// The sign that gives the bug away where the perplexities do not.
  private func sign(_ row: TrainingLog.Row) -> (name: String, value: String)? {
    switch bug {
    case .labels, .shift:
      ("in place", decimal(row.signs.targetsInPlace, 3))
    case .detach: ("operations", grouped(row.signs.graphSize))
    case .reset: ("state norm", decimal(row.signs.lastStateNorm, 2))
    case .softmax: ("top score", decimal(Double(row.signs.largestScore), 2))
    case .clip: ("step norm", decimal(row.signs.largestClippedNorm, 3))
    case .mean: ("exp(loss)", decimal(exp(row.trainingLoss), 2))
    case .evaluation: nil
    }
  }

  func showTable(_ healthy: TrainingLog, _ wrong: TrainingLog) {
    show(bug.title)
    let names = ["training", "held-out"] + names(of: healthy)
    let width = names.count * 11
    let heading = "healthy".right(width) + bug.rawValue.right(width)
    show("".right(5) + heading)
    show("epoch" + (names + names).map { $0.right(11) }.joined())
    for (left, right) in zip(healthy.rows, wrong.rows)
    where left.heldOutLoss != nil {
      let cells = (cells(left) + cells(right)).map { $0.right(11) }
      show("\(left.epoch)".right(5) + cells.joined())
    }
  }

  private func names(of log: TrainingLog) -> [String] {
    log.rows.first.flatMap(sign).map { [$0.name] } ?? []
  }

  private func cells(_ row: TrainingLog.Row) -> [String] {
    [decimal(row.trainingPerplexity, 2), decimal(row.heldOutPerplexity!, 2)]
      + (sign(row).map { [$0.value] } ?? [])
  }

  func showSamples(
    _ healthy: RNNLanguageModel, _ wrong: RNNLanguageModel, _ corpus: Corpus
  ) {
    for model in [healthy, wrong] {
      let text = try? model.text(
        continuing: opening("time traveller", in: corpus), length: 40,
        in: corpus)
      show("\"\(text ?? "")\"")
    }
  }

  /// Whether the curves tell more than the table.
  var hasFigure: Bool {
    [.labels, .softmax, .shift, .evaluation].contains(bug)
  }

  /// What the curves with the bug cannot fall below.
  private func references(_ log: TrainingLog) -> [Reference] {
    guard let row = log.rows.first else { return [] }
    return switch bug {
    case .labels: [Reference("frequencies", at: row.unigramPerplexity)]
    case .softmax:
      [Reference("floor", at: (exp(1) + Double(row.vocabulary) - 1) / exp(1))]
    default: []
    }
  }

  func curves(_ healthy: TrainingLog, _ wrong: TrainingLog) -> String {
    func training(_ log: TrainingLog) -> [Double] {
      log.rows.map(\.trainingPerplexity)
    }
    func heldOut(_ log: TrainingLog) -> [(Double, Double)] {
      log.rows.compactMap { row in
        row.heldOutPerplexity.map { (Double(row.epoch), $0) }
      }
    }
    let title = bug.title.prefix(1).uppercased() + bug.title.dropFirst()
    return LineChart(
      title: title, x: Axis("epoch"),
      y: Axis(
        "perplexity", scale: .logarithmic,
        range: bug == .labels ? 5...50 : nil),
      series: [
        Series("healthy, training", values: training(healthy)),
        Series("healthy, held-out", points: heldOut(healthy), as: .dashed),
        Series("bug, training", values: training(wrong)),
        Series("bug, held-out", points: heldOut(wrong), as: .dashed),
      ],
      references: references(wrong)
    ).svg
  }
}
