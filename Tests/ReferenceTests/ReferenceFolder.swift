import Foundation

/// What is wrong with the reference values, rather than with the package.
struct ReferenceError: Error, CustomStringConvertible {
  let description: String
}

/// The folder named by `REFERENCE_DIR`, or else the one beside this file.
var referenceFolder: URL {
  let name = ProcessInfo.processInfo.environment["REFERENCE_DIR"] ?? ""
  return name.isEmpty
    ? URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Values")
    : URL(filePath: name)
}

/// The names of all files `kind_*.json` of a folder, in order.
///
/// - Throws: an error that names the folder if it does not exist or holds no
///   such file.
func referenceFiles(of kind: String, in folder: URL) throws -> [String] {
  let files: [String]
  do {
    files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
  } catch {
    throw ReferenceError(
      description: "the folder \(folder.path) cannot be read")
  }
  let names = files.sorted()
    .filter { $0.hasPrefix("\(kind)_") && $0.hasSuffix(".json") }
  if names.isEmpty {
    throw ReferenceError(
      description: "the folder \(folder.path) holds no \(kind)_*.json")
  }
  return names
}
