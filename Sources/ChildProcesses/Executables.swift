import Foundation

/// The programs of these names in the folders where the shell looks for them
/// (the variable PATH); those of the first name come first.
public func executables(
  named names: String...,
  in environment: [String: String] = ProcessInfo.processInfo.environment
) -> [URL] {
  let folders = (environment["PATH"] ?? "").split(separator: ":")
  return names.flatMap { name in
    folders.map { URL(filePath: String($0)).appending(path: name) }
  }.filter { FileManager.default.isExecutableFile(atPath: $0.path) }
}
