import Foundation

/// What a chapter showed, and from where.
///
/// A chapter writes it, one JSON object a line, into the file that the
/// environment variable `CHAPTER_TRANSCRIPT` names; the book's tool reads it.
public struct Transcript: Equatable, Sendable {
  /// One thing that was shown.
  public enum Entry: Equatable, Sendable, Codable {
    /// Text, with the source and the line of the call that showed it.
    case text(String, path: String, line: Int)
    /// A figure, with the name of its file.
    case figure(name: String, svg: String)
    /// What the program prints are measurements of time or memory, which
    /// differ from run to run.
    case measurement
    /// A line of the output whose numbers alone are measurements.
    case measuredLine(String)
    /// The novel was wanted, but the pages of the course were read.
    case missingNovel
  }

  /// Everything that was shown, in order.
  public var entries: [Entry]

  /// A transcript of these entries.
  public init(_ entries: [Entry] = []) { self.entries = entries }

  /// The environment variable that names the file.
  public static let variable = "CHAPTER_TRANSCRIPT"

  /// Whether this process is played for a page.
  public static var isWanted: Bool {
    ProcessInfo.processInfo.environment[variable] != nil
  }

  /// Reads what a chapter wrote.
  public init(contentsOf file: URL) throws {
    let decoder = JSONDecoder()
    entries = try Data(contentsOf: file).split(separator: UInt8(ascii: "\n"))
      .map { try decoder.decode(Entry.self, from: $0) }
  }

  /// Adds an entry to the transcript of this process, if one is wanted.
  public static func add(_ entry: Entry) {
    guard let path = ProcessInfo.processInfo.environment[variable] else {
      return
    }
    guard let file = FileHandle(forUpdatingAtPath: path),
      let line = try? JSONEncoder().encode(entry)
    else { return }
    _ = try? file.seekToEnd()
    try? file.write(contentsOf: line + Data("\n".utf8))
  }
}
