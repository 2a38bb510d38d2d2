import ChildProcesses
import Foundation

/// Pandoc, which converts the pages. It is found on the machine, not shipped.
struct Pandoc: Sendable {
  /// The file of the program.
  let program: URL

  /// The oldest version that knows the mathematics of the pages.
  static let oldest = [3, 1]

  /// Finds pandoc: the program that the variable PANDOC names, the one on the
  /// path, or the one that `.ci/tools` has put into the package's `.build`.
  ///
  /// - Throws: a `SiteError` that says how to get it.
  init(
    package: URL,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws {
    let folders = (environment["PATH"] ?? "").split(separator: ":")
    let candidates =
      [environment["PANDOC"]].compactMap { $0 }.map { URL(filePath: $0) }
      + folders.map { URL(filePath: String($0)).appending(path: "pandoc") }
      + [package.appending(path: ".build/tools/bin/pandoc")]
    var old: [String] = []
    for candidate in candidates
    where FileManager.default.isExecutableFile(atPath: candidate.path) {
      let words =
        try run(candidate, ["--version"]).split(separator: "\n")
        .first?.split(separator: " ") ?? []
      let version = (words.last ?? "").split(separator: ".").compactMap {
        Int($0)
      }
      if !version.lexicographicallyPrecedes(Self.oldest) {
        program = candidate
        return
      }
      old.append("\(candidate.path) is \(words.last ?? "of no version")")
    }
    throw SiteError(
      description:
        "The site is made by pandoc 3.1 or newer, which was not found"
        + (old.isEmpty ? "" : " (\(old.joined(separator: ", ")))")
        + ". To get it into this package's .build: .ci/tools")
  }

  /// Converts files of Markdown as the code host reads them.
  func convert(_ pages: [URL], to file: URL, _ options: [String]) throws {
    let arguments =
      pages.map(\.path) + [
        "-f", "gfm+tex_math_dollars+tex_math_gfm", "--mathml",
        "--strip-comments", "--wrap=none", "-o", file.path,
      ] + options
    try run(program, arguments)
  }
}

/// Runs a program to its end.
///
/// - Returns: what it printed.
/// - Throws: a `SiteError` with what it says if it fails or warns.
@discardableResult
func run(_ program: URL, _ arguments: [String]) throws -> String {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "site-\(UUID().uuidString)")
  try FileManager.default.createDirectory(
    at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let child = try ChildProcess(program, arguments, in: folder)
  guard child.terminationStatus == 0, child.errors.isEmpty else {
    throw SiteError(
      description: "\(program.lastPathComponent) "
        + "\(arguments.first ?? ""): "
        + (child.errors.isEmpty
          ? "status \(child.terminationStatus)"
          : child.errors.trimmingCharacters(in: .whitespacesAndNewlines)))
  }
  return child.output
}

/// Why there is no site.
struct SiteError: Error, CustomStringConvertible {
  let description: String
}
