import Basics
import TextData

/// Where a text came from; the description says it in one line.
public enum CorpusSource: Equatable, Sendable, CustomStringConvertible {
  /// A file of the reader's own.
  case file(String, byteCount: Int)
  /// The copy that the package keeps.
  case cache(String, byteCount: Int)
  /// The network; `savedTo` is nil if the copy could not be kept.
  case download(from: String, byteCount: Int, savedTo: String?)
  /// The course's own pages, because the text at this path is not there and
  /// could not be fetched.
  case book(insteadOf: String, reason: String)
  /// The same, because they were asked for.
  case pages

  public var description: String {
    switch self {
    case .file(let name, let byteCount):
      "corpus: \(name) (\(byteCount.grouped) bytes)"
    case .cache(let name, let byteCount):
      "corpus: \(name) (\(byteCount.grouped) bytes, SHA-1 checked)"
    case .download(let host, let byteCount, let name?):
      "corpus: \(name), new from \(host) "
        + "(\(byteCount.grouped) bytes, SHA-1 checked)"
    case .download(let host, let byteCount, nil):
      "corpus: from \(host), not saved "
        + "(\(byteCount.grouped) bytes, SHA-1 checked)"
    case .pages: "corpus: the pages of this course"
    case .book(let path, let reason):
      "corpus: the pages of this course, since the novel cannot be had "
        + "(\(reason)); put it into \(path) or use --corpus FILE"
    }
  }
}

/// A text, where it came from, and which of its characters are kept.
public struct CorpusText: Equatable, Sendable {
  /// The text as it was read.
  public let text: String
  /// Where it came from.
  public let source: CorpusSource
  /// Which of its characters are kept.
  public let letters: Letters

  /// A text with the place it came from.
  public init(text: String, source: CorpusSource, letters: Letters = .latin) {
    self.text = text
    self.source = source
    self.letters = letters
  }
}

/// The lines of a text, of which the characters are kept that it says.
public func normalizedLines(of found: CorpusText) -> [String] {
  normalizedLines(of: found.text, keeping: found.letters)
}

extension Corpus {
  /// The tokens of a text, of which the characters are kept that it says.
  public init(
    _ found: CorpusText, tokens kind: TokenKind,
    joiningLines joining: LineJoining = .nothing
  ) {
    self.init(
      found.text, tokens: kind, keeping: found.letters, joiningLines: joining)
  }
}
