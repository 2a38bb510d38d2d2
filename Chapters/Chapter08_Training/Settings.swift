import Chapter
import CommandLineOptions
import RNNCell
import TrainingProgram

/// What the reader can choose; the defaults are those of the chapter.
struct Settings: TrainingSettings {
  var training = TrainingOptions()
  var hiddenUnits = 512
  var seed: UInt64 = 1
  var threads = defaultThreads
  var corpus: String?
  var letters = LetterChoice.automatic

  static let options: [Command<Settings>.Option] = [
    .integer("--hidden", \.hiddenUnits, in: 1...8192, help: "hidden units")
  ]

  func trainingMemory(vocabularySize: Int, rows: Int) -> Int {
    RNNLanguageModel.trainingMemory(
      vocabularySize: vocabularySize, hiddenUnits: hiddenUnits, rows: rows)
  }
}
