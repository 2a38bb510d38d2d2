import ChildProcesses
import Foundation

/// Pandoc, which converts the pages. It is found on the machine, not shipped.
struct Pandoc: Sendable {
  /// The file of the program.
  let program: URL

  /// The oldest version that knows the mathematics of the pages.
  static let oldest = [3, 1]

  /// Finds pandoc: the program that the variable PANDOC names, or the first new
  /// enough one on the path, or the one that `.ci/tools` has put into the
  /// package's `.build`.
  ///
  /// - Throws: a `SiteError` that says how to get it.
  init(
    package: URL,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws {
    let candidates =
      environment["PANDOC"].map { [URL(filePath: $0)] }
      ?? executables(named: "pandoc", in: environment)
      + [package.appending(path: ".build/tools/bin/pandoc")]
    var others: [String] = []
    for candidate in candidates
    where FileManager.default.isExecutableFile(atPath: candidate.path) {
      let version = Self.version(of: candidate)
      let numbers = version.split(separator: ".").compactMap { Int($0) }
      if !numbers.lexicographicallyPrecedes(Self.oldest) {
        program = candidate
        return
      }
      others.append(
        "\(candidate.path) is "
          + (version.isEmpty ? "of no version" : "pandoc \(version)"))
    }
    if let name = environment["PANDOC"], others.isEmpty {
      others = ["PANDOC=\(name) is no program"]
    }
    throw SiteError(
      description: "The pages are converted by pandoc 3.1 or newer, which was "
        + "not found"
        + (others.isEmpty ? "" : " (\(others.joined(separator: ", ")))")
        + ". To get it into this package: .ci/tools")
  }

  /// What `pandoc --version` says: “pandoc 3.9”, and more lines.
  private static func version(of program: URL) -> Substring {
    let output = (try? BookSite.run(program, ["--version"])) ?? ""
    return output.split(separator: "\n").first?.split(separator: " ").last ?? ""
  }

  /// Converts files of Markdown as the code host reads them.
  ///
  /// - Parameters:
  ///   - pages: their paths, from `folder` or from the root.
  ///   - file: what is written, likewise.
  /// - Throws: a `SiteError` if pandoc fails, or warns: that something is
  ///   missing, or was left out.
  func convert(
    _ pages: [String], in folder: URL? = nil, to file: String,
    _ options: [String]
  ) throws {
    let arguments =
      pages + [
        "-f", "gfm+tex_math_dollars+tex_math_gfm", "--mathml",
        "--strip-comments", "--wrap=none", "-o", file,
      ] + options
    let page =
      pages.count == 1
      ? "book/\(URL(filePath: pages[0]).lastPathComponent)"
      : "One of the pages in book"
    try naming(page) {
      try BookSite.run(program, arguments, in: folder)
    }
  }

  /// Runs a script in Lua that converts pages, and names the one that fails.
  ///
  /// - Throws: a `SiteError` as above.
  func run(script: URL, _ arguments: [String]) throws {
    try naming("A page") {
      try BookSite.run(program, ["lua", script.path] + arguments)
    }
  }

  private func naming(_ page: String, _ body: () throws -> String) throws {
    do {
      _ = try body()
    } catch {
      throw SiteError(
        description: "\(page) could not be converted: \(error) Mend the page; "
          + "to find more of its faults: swift run book check")
    }
  }
}
