import Basics
import Chapter
import Museum
import Plotting
import Predict
import RNNCell
import Tensors
import TextData
import Training

/// How much of what a model says is copied from its training text, while the
/// training goes on.
struct Memory {
  var plan = TrainingPlan()
  var tokens = 600
  var hiddenUnits = 64
  /// Measured after every so many epochs.
  var interval = 30
  let samples = 40
  let sampleLength = 50

  init() {
    (plan.batchSize, plan.steps, plan.epochs) = (4, 20, 300)
    plan.learningRate = 0.5
    plan.evaluationInterval = interval
  }

  /// One measurement.
  struct Measurement {
    let epoch: Int
    let training: Double
    let heldOut: Double
    /// The mean share of the samples that is copied in one piece.
    let share: Double
    /// The same for the one sample of greedy decoding.
    let greedy: Double
  }

  /// Trains a model, measures at intervals, and shows table and figure.
  ///
  /// - Throws: `TooShortText`, `TrainingError`.
  func show(_ settings: some ChapterSettings) throws {
    let corpus = loadCorpus(settings)
    let text = corpus.prefix(tokens)
    let heldOut = corpus.heldOut(2000, after: tokens)
    var generator = SplitMix64(seed: settings.seed)
    var draws = SplitMix64(seed: settings.seed + 1)
    var model = RNNLanguageModel(
      vocabularySize: corpus.vocabulary.count, hiddenUnits: hiddenUnits,
      using: &generator)
    let index = VerbatimIndex(of: text)
    let others = stride(from: 0, to: heldOut.count - sampleLength, by: 37)
      .map { Array(heldOut[$0..<$0 + sampleLength]) }
    let chance = index.meanShare(of: others)

    var measurements: [Measurement] = []
    _ = try train(
      &model, on: text, heldOut: heldOut, plan: plan, using: &generator
    ) { report, now in
      guard report.epoch == 1 || report.epoch % interval == 0 else { return }
      func says(_ decoding: Decoding) -> [Int] {
        now.model.continuation(
          of: [text[0]], length: sampleLength, decoding: decoding,
          using: &draws)
      }
      let said = (0..<samples).map { _ in says(.sampling(temperature: 1)) }
      measurements.append(
        Measurement(
          epoch: report.epoch, training: report.training,
          heldOut: report.heldOut!, share: index.meanShare(of: said),
          greedy: index.longestRun(in: says(.greedy)).share))
    }
    showTable(measurements, chance: chance)
    figure("bugs-memory.svg", curve(measurements, chance: chance))
  }

  private func showTable(_ measurements: [Measurement], chance: Double) {
    let names = ["training", "held-out", "copied", "greedy"]
    Chapter.show("epoch" + names.map { $0.right(11) }.joined())
    for row in measurements {
      let cells = [
        decimal(row.training), decimal(row.heldOut), percent(row.share),
        percent(row.greedy),
      ]
      Chapter.show(
        "\(row.epoch)".right(5)
          + cells.map { $0.right(11) }.joined())
    }
    Chapter.show(
      "of pieces of the text that follows, \(percent(chance)) by chance")
  }

  private func percent(_ share: Double) -> String {
    decimal(100 * share, 1) + "%"
  }

  private func curve(
    _ measurements: [Measurement], chance: Double
  ) -> String {
    LineChart(
      title: "How much of a sample is copied in one piece",
      x: Axis("epoch"), y: Axis("share of a sample", range: 0...1),
      series: [
        Series(
          "temperature 1",
          points: measurements.map { (Double($0.epoch), $0.share) }),
        Series(
          "greedy",
          points: measurements.map { (Double($0.epoch), $0.greedy) }),
      ],
      references: [Reference("text by the author", at: chance)]
    ).svg
  }
}

/// The share copied against epochs.
func showMemory(_ settings: some ChapterSettings) throws {
  try Memory().show(settings)
}
