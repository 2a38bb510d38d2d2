import Chapter
import CommandLineOptions
import TextData

/// What the reader of chapters 11 and 11b can choose.
struct Settings: ChapterSettings {
  /// The experiment, or nil to list them all.
  var name: String?
  /// What the experiment is done with, for one that asks for it.
  var subject: String?
  /// Whether a small model reads a short text: in a second, to see how it is
  /// done rather than what comes of it.
  var isQuick = false
  /// Where the curves are written.
  var plot: String?
  var seed: UInt64 = 1
  var threads = defaultThreads
  var corpus: String?
  var letters = LetterChoice.automatic
  var joining = LineJoining.nothing

  static let arguments: [Command<Settings>.Argument] = [
    .text(
      "experiment", \.name, isRequired: false,
      help: "which one; without it they are listed"),
    .text(
      "subject", \.subject, isRequired: false,
      help: "what it is done with, if it asks for something"),
  ]

  static let options: [Command<Settings>.Option] = [
    .flag(
      "--quick", \.isQuick,
      help: "a small model and a short text, in a second or two"),
    .path(
      "--plot", \.plot,
      help: "where the curves are written, as SVG, if there are any"),
  ]
}
