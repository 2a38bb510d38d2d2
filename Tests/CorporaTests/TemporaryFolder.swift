import Foundation

/// Runs the body with a new folder, and removes it at the end.
func withTemporaryFolder<Value>(
  _ body: (URL) throws -> Value
) throws -> Value {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "TextDataTests-\(UUID().uuidString)")
  try FileManager.default.createDirectory(
    at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}

extension URL {
  /// Writes a file in this folder, with the folders above it.
  func write(_ bytes: some Sequence<UInt8>, to path: String) throws -> URL {
    let file = appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file
  }
}
