/// Something that is not true on a page or in a source, and where.
public struct Problem: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file, as a path in the package.
  public let file: String
  /// The line, counted from 1.
  public let line: Int
  /// What is wrong, in sentences.
  public let message: String

  /// A problem on a line of a file.
  public init(_ file: String, _ line: Int, _ message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  public var description: String { "\(file):\(line): \(message)" }
}

/// Several problems at once.
public struct Problems: Error, Equatable, Sendable, CustomStringConvertible {
  /// The problems, in the order of the pages.
  public let all: [Problem]

  /// All problems that were found.
  public init(_ all: [Problem]) { self.all = all }

  public var description: String {
    all.map(\.description).joined(separator: "\n")
  }
}
