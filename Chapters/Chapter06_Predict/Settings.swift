import Chapter
import CommandLineOptions
import Predict
import TextData

/// What the reader can choose. Without a file of weights the page is played.
struct Settings: ChapterSettings {
  /// A model that was trained and saved.
  var weights: String?
  /// What the model continues; nil for nothing at all.
  var prefix: String?
  var temperature = 1.0
  var topK: Int?
  var power = 1.0
  /// How many characters it writes.
  var characters = 200
  var seed: UInt64 = 1
  var threads = defaultThreads
  var corpus: String?
  var joining = LineJoining.nothing
  var letters = LetterChoice.automatic

  var decoding: Decoding {
    .sampling(temperature: temperature, topK: topK, power: power)
  }

  static let options: [Command<Settings>.Option] = [
    .path(
      "--weights", \.weights,
      help: """
        ask a model that was saved, such as a run of Chapter08_Training \
        --save, instead of playing the page
        """),
    .text(
      "--prefix", \.prefix, emptyIsNil: true,
      help: "what the model continues; it may be empty or left out"),
    .number(
      "--temperature", \.temperature, in: 0.01...100,
      help: "above 1 it dares more, below 1 less"),
    .integer(
      "--top-k", \.topK, in: 1...65_536,
      help: "draw from so many of the best; 1 is greedy"),
    .number(
      "--power", \.power, in: 0.01...100,
      help: "raise the probabilities to this power"),
    .integer(
      "--characters", \.characters, in: 1...1_000_000,
      help: "how many characters it writes"),
  ]
}
