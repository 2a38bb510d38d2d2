import Basics
import Concise
import Foundation
import LanguageModels
import Layers
import Museum
import MuseumLogs
import RNNCell
import Tensors
import TextData
import Training

@testable import TrainingLogs

/// English that is always at hand: sentences of this book.
let prose: Corpus = {
  let folder = packageFolder(above: URL(filePath: #filePath))!
  let page = folder.appending(path: "book/08-training.md")
  let text = try! String(contentsOf: page, encoding: .utf8)
  var isInFence = false
  let lines = text.split(separator: "\n").filter { line in
    if line.hasPrefix("```") { isInFence.toggle() }
    return !isInFence && line.first?.isLetter == true
  }
  return Corpus(lines.joined(separator: "\n"), tokens: .character)
}()

/// A short run: batch 8, 20 steps.
struct ShortRun {
  var seed: UInt64 = 1
  var hiddenUnits = 24
  var tokens = 1500
  var plan = TrainingPlan()

  init(
    seed: UInt64 = 1, hiddenUnits: Int = 24, tokens: Int = 1500,
    epochs: Int = 12, sampling: Sampling = .sequential
  ) {
    (self.seed, self.hiddenUnits, self.tokens) = (seed, hiddenUnits, tokens)
    (plan.batchSize, plan.steps, plan.epochs) = (8, 20, epochs)
    plan.sampling = sampling
  }

  var text: [Int] { prose.prefix(tokens) }
  var heldOut: [Int] { prose.heldOut(600, after: tokens) }

  /// The model from scratch.
  func scratch(_ generator: inout SplitMix64) -> RNNLanguageModel {
    RNNLanguageModel(
      vocabularySize: prose.vocabulary.count, hiddenUnits: hiddenUnits,
      using: &generator)
  }

  /// A model of layers.
  func layers(
    _ unit: RecurrentUnit, _ generator: inout SplitMix64
  ) -> ConciseLanguageModel {
    ConciseLanguageModel(
      unit, vocabularySize: prose.vocabulary.count, hiddenUnits: hiddenUnits,
      using: &generator)
  }

  /// A run of the museum.
  func museum(_ bug: TrainingBug?) throws -> MuseumRun<RNNLanguageModel> {
    var generator = SplitMix64(seed: seed)
    var run = MuseumRun(scratch(&generator), with: bug, plan: plan)
    try run.train(on: text, heldOut: heldOut, using: &generator)
    return run
  }

  /// The log of `train`, and the model.
  func log<Model: LanguageModel>(
    _ makeModel: (inout SplitMix64) -> Model
  ) throws -> (log: TrainingLog, model: Model) {
    var generator = SplitMix64(seed: seed)
    var model = makeModel(&generator)
    let unigram = unigramPerplexity(
      of: text, vocabularySize: model.vocabularySize)
    let vocabulary = model.vocabularySize
    var (rows, reader) = ([TrainingLog.Row](), SignReader())
    _ = try train(
      &model, on: text, heldOut: heldOut, plan: plan, using: &generator
    ) { report, _ in
      rows.append(
        TrainingLog.Row(
          report, signs: reader.signs, plan: plan, vocabulary: vocabulary,
          unigramPerplexity: unigram))
    } observe: {
      reader.note($0)
    }
    return (TrainingLog(rows), model)
  }
}

/// What is found in a log, after it went through a file.
func diagnoses(_ log: TrainingLog) throws -> [Diagnosis] {
  Diagnosis.all(in: try TrainingLog(parsing: log.text))
}
