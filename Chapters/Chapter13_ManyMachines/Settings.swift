import Basics
import Chapter
import CommandLineOptions
import Concise
import Experiments
import Layers
import Tensors
import TextData
import Training
import TrainingProgram

// snippet.settings
/// What the chapter trains with, which is what chapter 12 trains with.
struct Settings: TrainingSettings {
  var hiddenUnits = 256
  var layers = 2
  var embedding = 64
  var inputDropout: Float = 0.2
  var dropout: Float = 0.5
  var seed: UInt64 = 1
  var threads = 1  // in each process
  var training = TrainingOptions()

  init() {
    training.plan.epochs = 36
    (training.plan.batchSize, training.plan.steps) = (32, 32)
    training.plan.optimizer = .adam
    training.plan.learningRate = 0.004
    training.plan.evaluationInterval = 2
    training.schedule.decay = .cosine
    training.sampling = .sequential
    training.tokens = nil  // the whole novel
    training.keepsBest = true
  }
  // snippet.end

  var corpus: String?
  var letters = LetterChoice.automatic
  var joining = LineJoining.nothing

  static let options: [Command<Settings>.Option] =
    [
      .integer("--hidden", \.hiddenUnits, in: 1...8192, help: "hidden units"),
      .integer(
        "--layers", \.layers, in: 1...100,
        help: "recurrent layers, one on top of the other"),
      .integer(
        "--embedding", \.embedding, in: 1...8192,
        help: "dimensions of the learnt vectors"),
      .number(
        "--input-dropout", \.inputDropout, in: 0...Float(1).nextDown,
        help: "probability that an element of a vector is dropped"),
      .number(
        "--dropout", \.dropout, in: 0...Float(1).nextDown,
        help: "probability that an output of a layer is dropped"),
    ] + Command<Settings>.scheduleOptions

  static let measured = MeasuredText.validation

  func trainingMemory(vocabularySize: Int, rows: Int) -> Int {
    ConciseLanguageModel.trainingMemory(
      .lstm, vocabularySize: vocabularySize, hiddenUnits: hiddenUnits,
      layers: layers, embedding: embedding, rows: rows)
  }

  func texts(
    of corpus: Corpus
  ) throws -> (training: [Int], measured: [Int]) {
    let parts = TextParts(
      tenthsOf: corpus.prefix(training.tokens ?? corpus.count))
    return (parts.training, parts.validation)
  }

  /// The model before the first step.
  func freshModel(
    _ tokens: Int, using generator: inout SplitMix64
  ) -> ConciseLanguageModel {
    ConciseLanguageModel(
      .lstm, vocabularySize: tokens, hiddenUnits: hiddenUnits, layers: layers,
      embedding: embedding, inputDropout: Dropout(inputDropout, seed: seed),
      dropout: Dropout(dropout, seed: seed), using: &generator)
  }
}
