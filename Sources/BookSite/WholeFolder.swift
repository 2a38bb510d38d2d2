import Foundation

/// Makes a folder whole or not at all: what is there stays as it was until all
/// of the new one is made.
///
/// - Parameter make: fills an empty folder, which then takes the place.
/// - Throws: a `SiteError` if the folder cannot be written, or what `make`
///   throws.
func writeWhole<Result>(_ folder: URL, _ make: (URL) throws -> Result) throws
  -> Result
{
  let files = FileManager.default
  let (new, old) = (folder.beside("new"), folder.beside("old"))
  // What a run that was killed has left.
  for remains in [new, old] { try? files.removeItem(at: remains) }
  try explaining(folder) {
    try files.createDirectory(at: new, withIntermediateDirectories: true)
  }
  defer { for rest in [new, old] { try? files.removeItem(at: rest) } }
  let result = try make(new)
  try explaining(folder) {
    let isThere = files.fileExists(atPath: folder.path)
    if isThere { try files.moveItem(at: folder, to: old) }
    do {
      try files.moveItem(at: new, to: folder)
    } catch {
      if isThere { try? files.moveItem(at: old, to: folder) }
      throw error
    }
  }
  return result
}

private func explaining(_ folder: URL, _ body: () throws -> Void) throws {
  do {
    try body()
  } catch {
    throw SiteError(
      description: "The folder \(folder.path) cannot be written: "
        + "\(error.localizedDescription) Is there a file in its way, or a "
        + "folder that you may not change? Remove it, or change its owner.")
  }
}

extension URL {
  /// The hidden name that a folder has before or after its time.
  fileprivate func beside(_ word: String) -> URL {
    deletingLastPathComponent().appending(path: ".\(lastPathComponent).\(word)")
  }
}
