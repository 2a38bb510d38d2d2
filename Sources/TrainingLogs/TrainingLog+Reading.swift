import Corpora
import Foundation

extension TrainingLog {
  /// Reads a log that was written with `--log`.
  ///
  /// - Throws: `TrainingLogError`, which names the line and the column, or
  ///   `TextError` for a file that cannot be read.
  public init(contentsOf path: String) throws {
    try self.init(parsing: try readText(fromFile: path), name: path)
  }

  /// Reads a log.
  ///
  /// - Parameter name: How errors call it.
  public init(
    parsing text: String, name: String = "log"
  ) throws(TrainingLogError) {
    func error(
      _ line: Int, _ fault: TrainingLogError.Fault
    ) -> TrainingLogError {
      TrainingLogError(file: name, line: line, fault: fault)
    }
    // The last line ends too, so that a cut one is found.
    var lines = text.split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard lines.count > 1, lines.last == "" else {
      throw error(lines.count, .cutOff)
    }
    lines.removeLast()
    guard lines[0] == Self.header.dropLast() else { throw error(1, .header) }
    self.init()
    for (index, line) in lines.enumerated().dropFirst() {
      do throws(TrainingLogError.Fault) {
        append(try Row(line))
      } catch let fault {
        throw error(index + 1, fault)
      }
    }
  }
}

extension TrainingLog.Row {
  fileprivate init(_ line: Substring) throws(TrainingLogError.Fault) {
    let values = line.split(separator: ",", omittingEmptySubsequences: false)
    guard values.count == Self.columns.count else {
      throw .columns(values.count, expected: Self.columns.count)
    }
    for (column, value) in zip(Self.columns, values) {
      do throws(TrainingLogColumn.Expectation) {
        try column.read(String(value), &self)
      } catch {
        throw .value(
          String(value.prefix(40)), column: column.name,
          expected: error.description)
      }
    }
  }
}

/// Why a log cannot be read; the description is a sentence for the reader.
public struct TrainingLogError: Error, Equatable, CustomStringConvertible {
  /// The name of the file.
  public let file: String
  /// Counted from 1, the line of names.
  public let line: Int
  /// What is wrong in that line.
  public let fault: Fault

  /// What was found.
  public enum Fault: Error, Equatable, Sendable {
    /// The file ends inside a line.
    case cutOff
    /// The first line does not name the columns.
    case header
    case columns(Int, expected: Int)
    case value(String, column: String, expected: String)
  }

  /// What is wrong, and what to do.
  public var description: String {
    switch fault {
    case .header: "\(finding). Write one with --log FILE."
    default: "\(finding). Write the log again with --log FILE."
    }
  }

  /// Where it is, and what is wrong: for a log inside another file too.
  public var finding: String {
    let place = "\(file), line \(line)"
    return switch fault {
    case .cutOff: "\(place): the line has no end"
    case .header:
      "\(place): this is not the log of a training run, whose first line names "
        + "its columns"
    case .columns(let count, let expected):
      "\(place): there are \(count) values, but the log has \(expected) columns"
    case .value(let value, let column, let expected):
      "\(place): the \(column) “\(value)” must be \(expected)"
    }
  }
}
