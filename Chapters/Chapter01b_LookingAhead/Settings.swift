import Chapter
import CommandLineOptions
import TextData

/// What the reader can choose; the defaults are those of the chapter.
struct Settings: ChapterSettings {
  var points = 1000
  var noise = 0.2
  var tau = 4
  var hiddenUnits = 32
  var trainingExamples = 600
  var epochs = 10
  var batchSize = 20
  var learningRate: Float = 0.01
  var seed: UInt64 = 1
  var threads = defaultThreads
  var corpus: String?
  var letters = LetterChoice.automatic
  var joining = LineJoining.nothing

  static let options: [Command<Settings>.Option] = [
    .integer(
      "--points", \.points, in: 1...1_000_000, help: "length of the series"),
    .number(
      "--noise", \.noise, in: 0...1000,
      help: "standard deviation of the noise"),
    .integer(
      "--tau", \.tau, in: 1...1_000_000,
      help: "past values that a prediction sees"),
    .integer("--hidden", \.hiddenUnits, in: 1...8192, help: "hidden units"),
    .integer(
      "--train", \.trainingExamples, in: 1...1_000_000,
      help: "examples for training; the rest is for validation"),
    .integer(
      "--epochs", \.epochs, in: 1...100_000,
      help: "passes over the training examples"),
    .integer(
      "--batch", \.batchSize, in: 1...65_536, help: "examples in a minibatch"),
    .number("--learning-rate", \.learningRate, help: "length of a step"),
  ]
}
