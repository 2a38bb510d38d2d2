import Foundation

/// The bytes of a page or a source.
///
/// - Parameter path: the path in the package, for problems.
/// - Throws: a `Problem` if there is no such file, or if it cannot be read.
func bytes(of file: URL, path: String) throws -> Data {
  var isFolder: ObjCBool = false
  guard
    FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder)
  else {
    throw Problem(
      path, 1,
      isLink(file)
        ? "This is a link to a file that is not there."
        : "There is no such file.")
  }
  if isFolder.boolValue {
    throw Problem(path, 1, "This is a folder, and should be a file.")
  }
  do {
    return try Data(contentsOf: file)
  } catch {
    throw Problem(path, 1, "This file cannot be read. Is it allowed to be?")
  }
}

/// The text of a page or a source.
///
/// - Throws: a `Problem` in the line where it is not UTF-8.
func decoded(_ data: Data, path: String) throws -> String {
  if let text = String(validating: data, as: UTF8.self) { return text }
  let valid = String(decoding: data, as: UTF8.self)
    .split(separator: "\u{FFFD}", omittingEmptySubsequences: false)
  let line = valid[0].count { $0 == "\n" } + 1
  throw Problem(path, line, "The file is not UTF-8.")
}

/// Whether a path names a symbolic link, wherever it leads.
func isLink(_ file: URL) -> Bool {
  (try? FileManager.default.destinationOfSymbolicLink(atPath: file.path))
    != nil
}
