import Chapter
import CommandLineOptions
import TextData

/// What the reader can choose; the defaults are those of the chapter.
struct Settings: ChapterSettings {
  var points = 1000
  var noise = 0.2
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
  ]
}
