import Foundation
import OutputFiles

/// A log that grows by a line at a time.
final class LogFile {
  private let path: String
  private let file: FileHandle

  /// Begins the file with the rows that are known already, in place of one
  /// that may be there.
  ///
  /// - Throws: `OutputFileError`.
  init(_ path: String, _ log: TrainingLog) throws(OutputFileError) {
    try OutputFile.write(log.text, to: path)
    self.path = path
    do {
      file = try FileHandle(forWritingTo: URL(filePath: path))
      try file.seekToEnd()
    } catch {
      throw .failed(path, reason: error.localizedDescription)
    }
  }

  func append(_ row: TrainingLog.Row) throws(OutputFileError) {
    do {
      try file.write(contentsOf: Data(row.line.utf8))
    } catch {
      throw .failed(path, reason: error.localizedDescription)
    }
  }
}
