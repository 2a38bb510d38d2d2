import Foundation
import OutputFiles

/// A log that grows by a line at a time.
public final class LogFile {
  private let path: String
  /// Nothing is written, and no file replaced, before there is a row.
  private var file: FileHandle?

  /// Begins the file with the rows that are known already, in place of one
  /// that may be there.
  ///
  /// - Throws: `OutputFileError`.
  public init(_ path: String, _ log: TrainingLog) throws(OutputFileError) {
    self.path = path
    try OutputFile.requireWritable(path)
    if !log.rows.isEmpty { file = try Self.begin(path, log) }
  }

  /// Brings the file up to date after a row was inserted into the log.
  ///
  /// - Returns: whether the whole log was written anew because somebody had
  ///   removed the file, or had put another one in its place.
  /// - Throws: `OutputFileError`.
  public func add(
    _ row: TrainingLog.Row, of log: TrainingLog
  ) throws(OutputFileError) -> Bool {
    let isLost = file.map { !isNamed($0) } ?? false
    guard let file, !isLost, log.rows.last == row else {
      file = try Self.begin(path, log)
      return isLost
    }
    do {
      try file.write(contentsOf: Data(row.line.utf8))
    } catch {
      throw .failed(path, reason: error.localizedDescription)
    }
    return false
  }

  private static func begin(
    _ path: String, _ log: TrainingLog
  ) throws(OutputFileError) -> FileHandle {
    try OutputFile.write(log.text, to: path)
    do {
      let file = try FileHandle(forWritingTo: URL(filePath: path))
      try file.seekToEnd()
      return file
    } catch {
      throw .failed(path, reason: error.localizedDescription)
    }
  }

  /// Whether the path still names the file that is open.
  private func isNamed(_ file: FileHandle) -> Bool {
    var (open, named) = (stat(), stat())
    return fstat(file.fileDescriptor, &open) == 0 && stat(path, &named) == 0
      && open.st_ino == named.st_ino && open.st_dev == named.st_dev
  }
}
