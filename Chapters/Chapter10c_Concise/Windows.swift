import Basics
import Chapter
import Concise
import Optimizers
import OutputFiles
import Plotting
import Predict
import Tensors
import TextData
import Training

/// Trains on all overlapping windows, with the settings of the newer edition.
func trainOnWindows(_ settings: Settings) throws {
  if let plot = settings.plot { try OutputFile.requireWritable(plot) }
  // snippet.split
  let corpus = Corpus(
    loadText(settings), tokens: .character, joiningLines: settings.joining)
  let steps = 32
  let training = corpus.prefix(10_000 + steps)
  let validation = corpus.heldOut(5000 + steps, after: training.count)
  let sampler = WindowSampler(batchSize: 1024, steps: steps)
  // snippet.end
  try sampler.requireLength(of: training)
  try sampler.requireLength(of: validation)
  let measured = [training, validation].map(sampler.minibatchesInOrder)
  show(
    "training on \(grouped(training.count - steps)) windows of \(steps)",
    "characters, validating on \(grouped(validation.count - steps))")

  var generator = SplitMix64(seed: settings.seed)
  var model = try freshModel(
    settings, vocabularySize: corpus.vocabulary.count, rows: 1024 * steps,
    using: &generator)
  var curves: [(training: Double, validation: Double)] = []
  show("perplexity after each epoch: training, validation")
  // snippet.epochs
  var optimizer = SGD(learningRate: 1)
  _ = try train(
    &model, on: training, sampler: sampler, optimizer: &optimizer,
    epochs: settings.epochs, using: &generator
  ) { report, now in
    // Both with the weights at the end of the epoch.
    let values = measured.map { now.model.perplexity(on: $0).value }
    curves.append((values[0], values[1]))
    if settings.shows(report.epoch) {
      let numbers = values.map { decimal($0).right(8) }.joined()
      show("epoch \(report.epoch): ".left(11) + numbers)
    }
  }
  // snippet.end
  show(try model.text(continuing: "it has", length: 20, in: corpus))
  if settings.epochs >= Settings().epochs {
    ensureForPage(windowClaims(curves))
  }
  if let plot = settings.plot { try chart(of: curves).write(to: plot) }
}

extension Settings {
  /// Whether the perplexities after an epoch are printed.
  fileprivate func shows(_ epoch: Int) -> Bool {
    epoch == 1 || epoch == epochs || epoch % reportInterval == 0
  }
}

/// A model as the options describe it.
///
/// - Parameter rows: those of the minibatches that it will be trained on.
/// - Throws: `NotEnoughMemory`.
func freshModel(
  _ settings: Settings, vocabularySize: Int, rows: Int,
  using generator: inout some RandomNumberGenerator
) throws -> ConciseLanguageModel {
  let embedding = settings.embedding == 0 ? nil : settings.embedding
  try requireMemory(
    ConciseLanguageModel.trainingMemory(
      settings.unit, vocabularySize: vocabularySize,
      hiddenUnits: settings.hiddenUnits, layers: settings.layers,
      embedding: embedding, isBidirectional: settings.isBidirectional,
      rows: rows))
  return ConciseLanguageModel(
    settings.unit, vocabularySize: vocabularySize,
    hiddenUnits: settings.hiddenUnits, layers: settings.layers,
    embedding: embedding, isBidirectional: settings.isBidirectional,
    using: &generator)
}

private func chart(
  of curves: [(training: Double, validation: Double)]
) -> LineChart {
  func points(_ value: (Int) -> Double) -> [(Double, Double)] {
    curves.indices.map { (Double($0 + 1), value($0)) }
  }
  return LineChart(
    title: "Perplexity after each epoch, all overlapping windows",
    x: Axis("epoch"), y: Axis("perplexity", scale: .logarithmic),
    series: [
      Series("training", points: points { curves[$0].training }),
      Series(
        "validation", points: points { curves[$0].validation }, as: .dashed),
    ])
}
