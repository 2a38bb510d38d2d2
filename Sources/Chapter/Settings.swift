import CommandLineOptions
import Foundation
import Kernels
import TextData

/// What every chapter lets its reader choose.
public protocol ChapterSettings {
  /// Where the random numbers start.
  var seed: UInt64 { get set }
  /// The threads that the kernels use.
  var threads: Int { get set }
  /// A text to read instead of the novel.
  var corpus: String? { get set }
  /// Which of its letters are kept.
  var letters: LetterChoice { get set }
  /// What becomes of the ends of lines.
  var joining: LineJoining { get set }
}

/// The settings of a chapter that has no others.
public struct BasicSettings: ChapterSettings, Sendable {
  public var seed: UInt64 = 1
  public var threads = defaultThreads
  public var corpus: String?
  public var letters = LetterChoice.automatic
  public var joining = LineJoining.nothing

  /// The settings of a command line without options.
  public init() {}
}

/// One thread for each processor, but not more than the kernels gain from.
public let defaultThreads = min(ProcessInfo.processInfo.activeProcessorCount, 8)

extension Command where Settings: ChapterSettings {
  /// The options that every chapter has.
  public static var commonOptions: [Option] {
    [
      .integer(
        "--seed", \.seed, in: 0...UInt64.max,
        help: "where the random numbers start"),
      .integer(
        "--threads", \.threads, in: 1...ThreadPool.limit,
        help: "threads for the matrix products; the results are the same"),
      .path(
        "--corpus", \.corpus,
        help: """
          a text to read instead of the novel (UTF-8), or the word pages for \
          the pages of this course
          """),
      .choice(
        "--letters", \.letters,
        help: """
          which letters of the text are kept: automatic keeps a-z of the \
          novel, and those of all scripts of another text
          """),
      .choice(
        "--join", \.joining,
        help: "what is put in the place of the end of a line"),
    ]
  }
}

/// Reads the command line of a chapter and prepares what it asks for.
///
/// A wrong command line ends the program with status 64.
///
/// - Parameter words: the command line behind the name of the program.
public func beginChapter<Settings: ChapterSettings>(
  _ name: String, _ summary: String, defaults: Settings,
  arguments: [Command<Settings>.Argument] = [],
  options: [Command<Settings>.Option] = [],
  words: [String] = Array(CommandLine.arguments.dropFirst())
) -> Settings {
  let command = Command<Settings>(
    name: name, summary: summary, arguments: arguments,
    options: options + Command<Settings>.commonOptions)
  let settings = command.parseOrExit(words, defaults: defaults)
  ThreadPool.shared.use(threads: settings.threads)
  return settings
}

/// The same for a chapter without options of its own.
public func beginChapter(
  _ name: String, _ summary: String,
  words: [String] = Array(CommandLine.arguments.dropFirst())
) -> BasicSettings {
  beginChapter(name, summary, defaults: BasicSettings(), words: words)
}
