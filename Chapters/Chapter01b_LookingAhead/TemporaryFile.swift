import Foundation

/// A path in a new folder for temporary files.
func temporaryFile(_ name: String) throws -> String {
  let folder = try FileManager.default.url(
    for: .itemReplacementDirectory, in: .userDomainMask,
    appropriateFor: FileManager.default.temporaryDirectory, create: true)
  return folder.appending(path: name).path
}

/// Removes such a file and its folder.
func removeTemporaryFile(_ path: String) {
  let folder = URL(filePath: path).deletingLastPathComponent()
  try? FileManager.default.removeItem(at: folder)
}
