import Chapter
import CommandLineOptions
import Concise
import Layers
import TrainingProgram

/// What `train` lets its reader choose.
struct TrainSettings: TrainingSettings {
  var training = TrainingOptions()
  var unit = RecurrentUnit.rnn
  var hiddenUnits = 512
  var layers = 1
  var embedding = 0
  var seed: UInt64 = 1
  var threads = defaultThreads
  var corpus: String?
  var letters = LetterChoice.automatic

  static let options: [Command<TrainSettings>.Option] = [
    .choice("--unit", \.unit, help: "the recurrent unit"),
    .integer("--hidden", \.hiddenUnits, in: 1...8192, help: "hidden units"),
    .integer(
      "--layers", \.layers, in: 1...100,
      help: "recurrent layers, one on top of the other"),
    .integer(
      "--embedding", \.embedding, in: 0...8192,
      help: "dimensions of learnt vectors, 0 for one-hot ones"),
  ]

  func trainingMemory(vocabularySize: Int, rows: Int) -> Int {
    ConciseLanguageModel.trainingMemory(
      unit, vocabularySize: vocabularySize, hiddenUnits: hiddenUnits,
      layers: layers, embedding: embedding == 0 ? nil : embedding, rows: rows)
  }
}

// snippet.train
/// Trains like chapter 8; only the model is another one.
func trainConciseModel(_ words: [String]) {
  Trainer(
    "Chapter09_Concise train",
    "Trains a concise model, and measures what it learnt.",
    defaults: TrainSettings(), options: TrainSettings.options
  ) { settings, vocabularySize, generator in
    ConciseLanguageModel(
      settings.unit, vocabularySize: vocabularySize,
      hiddenUnits: settings.hiddenUnits, layers: settings.layers,
      embedding: settings.embedding == 0 ? nil : settings.embedding,
      using: &generator)
  }
  .run(words)
}
// snippet.end

/// `train` has options of its own, so it must be the first word.
struct MisplacedPart: Error, CustomStringConvertible {
  var description: String {
    "Write train first, and the options behind it: Chapter09_Concise train "
      + "--epochs 100"
  }
}
