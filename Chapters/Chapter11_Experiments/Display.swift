import Basics
import Chapter
import Foundation
import Museum
import MuseumLogs
import Plotting
import Predict
import RNNCell
import Tensors
import TextData
import Training
import TrainingLogs

/// How a bug is shown: two runs, and what tells them apart.
struct Display {
  private let exhibit: Exhibit
  private var bug: TrainingBug { exhibit.bug }

  init(_ bug: TrainingBug) { exhibit = Exhibit(of: bug) }

  private var plan: TrainingPlan {
    var plan = TrainingPlan()
    (plan.batchSize, plan.steps) = (exhibit.batchSize, exhibit.steps)
    (plan.epochs, plan.evaluationInterval) = (exhibit.epochs, exhibit.interval)
    (plan.learningRate, plan.clip) = (exhibit.learningRate, exhibit.clip)
    return plan
  }

  func run(
    _ bug: TrainingBug?, on corpus: Corpus, seed: UInt64
  ) throws -> MuseumRun<RNNLanguageModel> {
    var generator = SplitMix64(seed: seed)
    let model = RNNLanguageModel(
      vocabularySize: corpus.vocabulary.count, hiddenUnits: exhibit.hiddenUnits,
      using: &generator)
    var run = MuseumRun(model, with: bug, plan: plan)
    try run.train(
      on: exhibit.training(of: corpus), heldOut: exhibit.heldOut(of: corpus),
      using: &generator)
    return run
  }

  /// The sign that gives the bug away where the perplexities do not.
  private func sign(_ row: TrainingLog.Row) -> (name: String, value: String)? {
    exhibit.sign(of: row.signs, meanLoss: row.trainingLoss).map { sign in
      let isCount = sign.decimals == 0
      return (
        sign.name,
        isCount ? grouped(Int(sign.value)) : decimal(sign.value, sign.decimals)
      )
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
