import Basics
import Chapter
import CommandLineOptions
import Concise
import Experiments
import Layers
import TextData
import Training
import TrainingProgram

/// Whether tokens are read and predicted with the same vectors.
enum TiedWeights: String, CaseIterable {
  case no, yes
}

// snippet.settings
/// What the chapter trains with. Change it here, or with the options.
struct Settings: TrainingSettings {
  var unit = RecurrentUnit.lstm
  var hiddenUnits = 256
  var layers = 2
  var embedding = 64
  var tied = TiedWeights.no
  var inputDropout: Float = 0.2
  var dropout: Float = 0.5
  var seed: UInt64 = 1
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

  /// The epochs of the plain network that the other is compared with.
  var plainEpochs = 15
  /// Where the pictures of what the networks look at are written.
  var unitsFile: String?
  var influenceFile: String?
  var threads = defaultThreads
  var corpus: String?
  var letters = LetterChoice.automatic
  var joining = LineJoining.nothing

  static let options: [Command<Settings>.Option] =
    [
      .choice("--unit", \.unit, help: "the recurrent unit"),
      .integer("--hidden", \.hiddenUnits, in: 1...8192, help: "hidden units"),
      .integer(
        "--layers", \.layers, in: 1...100,
        help: "recurrent layers, one on top of the other"),
      .integer(
        "--embedding", \.embedding, in: 1...8192,
        help: "dimensions of the learnt vectors"),
      .choice(
        "--tied", \.tied,
        help: "whether the vectors also are the weights of the scores"),
      .number(
        "--input-dropout", \.inputDropout, in: 0...Float(1).nextDown,
        help: "probability that an element of a vector is dropped"),
      .number(
        "--dropout", \.dropout, in: 0...Float(1).nextDown,
        help: "probability that an output of a layer is dropped"),
      .integer(
        "--plain-epochs", \.plainEpochs, in: 0...1_000_000,
        help: "passes of the plain network to compare with; 0 for none"),
      .path("--units-plot", \.unitsFile, help: "a picture of some units, SVG"),
      .path(
        "--influence-plot", \.influenceFile,
        help: "a picture of what a prediction depends on, SVG"),
    ] + Command<Settings>.scheduleOptions

  static let measured = MeasuredText.validation

  func trainingMemory(vocabularySize: Int, rows: Int) -> Int {
    ConciseLanguageModel.trainingMemory(
      unit, vocabularySize: vocabularySize, hiddenUnits: hiddenUnits,
      layers: layers, embedding: embedding, rows: rows)
  }

  /// Eight tenths to learn from, one to choose by, and one for the end.
  func parts(of corpus: Corpus) throws -> TextParts {
    let tokens = corpus.prefix(training.tokens ?? corpus.count)
    let parts = TextParts(tenthsOf: tokens)
    guard parts.validation.count >= 100 else {
      throw TooShortValidation(tokens: tokens.count)
    }
    guard tied == .no || embedding == hiddenUnits else {
      throw UntiableWeights(embedding: embedding, hiddenUnits: hiddenUnits)
    }
    return parts
  }

  func texts(
    of corpus: Corpus
  ) throws -> (training: [Int], measured: [Int]) {
    let parts = try parts(of: corpus)
    return (parts.training, parts.validation)
  }
}

/// A tenth of the text is too short to choose by.
struct TooShortValidation: Error, CustomStringConvertible {
  let tokens: Int

  var description: String {
    "The text has \(grouped(tokens)) characters, so the tenth to choose by has "
      + "\(grouped(tokens / 10)), and at least 100 are needed: take a longer "
      + "text, or a larger number for --tokens."
  }
}

/// The vectors cannot be the weights of the scores.
struct UntiableWeights: Error, CustomStringConvertible {
  let embedding, hiddenUnits: Int

  var description: String {
    "--tied yes needs vectors as long as the state: give --embedding and "
      + "--hidden the same number instead of \(embedding) and \(hiddenUnits)."
  }
}
