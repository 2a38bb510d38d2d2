import ChildProcesses
import Foundation

/// Why there is no site, or no book in another form: a sentence for the reader.
struct SiteError: Error, Equatable, CustomStringConvertible {
  let description: String
}

/// Runs a program to its end, in a folder of its own if none is named.
///
/// - Returns: what it printed.
/// - Throws: a `SiteError` with what it says if it fails or warns.
@discardableResult
func run(_ program: URL, _ arguments: [String], in folder: URL? = nil) throws
  -> String
{
  guard let folder else {
    return try withTemporaryFolder { try run(program, arguments, in: $0) }
  }
  let child = try ChildProcess(program, arguments, in: folder)
  child.waitUntilExit()
  let name = program.lastPathComponent
  let complaint = child.errors.split(whereSeparator: \.isNewline)
    .joined(separator: " ")
  if !complaint.isEmpty {
    throw SiteError(description: "\(name) says: \(complaint)")
  }
  guard child.terminationStatus == 0 else {
    throw SiteError(
      description: "\(name) ended with status \(child.terminationStatus).")
  }
  return child.output
}

/// Lends a folder that is gone afterwards.
func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws
  -> Result
{
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "book-\(UUID().uuidString)")
  try FileManager.default.createDirectory(
    at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}
