import ChildProcesses
import Foundation

/// The reference of the library's modules, made by DocC from the comments in the
/// sources. Its pages need a server: opened as files they stay empty.
public struct Reference: Sendable {
  /// The modules that a reader's program imports, as Course hands them on.
  let modules: [String]
  private let built: URL
  private let environment: [String: String]

  /// - Parameters:
  ///   - package: the folder with Package.swift.
  ///   - built: the folder that the package's programs were built into.
  /// - Throws: an error if a module was not built.
  public init(package: URL, built: URL) throws {
    try self.init(
      package: package, built: built,
      environment: ProcessInfo.processInfo.environment)
  }

  init(package: URL, built: URL, environment: [String: String]) throws {
    let course = try String(
      contentsOf: package.appending(path: "Sources/Course/Course.swift"),
      encoding: .utf8)
    modules = course.matches(of: #/\n@_exported import (\w+)/#).map {
      String($0.1)
    }
    self.built = built
    self.environment = environment
    for module in modules {
      let file = built.appending(path: "Modules/\(module).swiftmodule")
      guard FileManager.default.fileExists(atPath: file.path) else {
        throw SiteError(
          description: "The module \(module) was not built, so that its "
            + "comments cannot be read. To build it: swift build")
      }
    }
  }

  /// Writes the reference into a folder, whole or not at all.
  ///
  /// - Parameter address: where the folder will be found on the web; the root of
  ///   a server if nil.
  /// - Returns: how many symbols it describes.
  @discardableResult
  public func write(to folder: URL, address: String? = nil) throws -> Int {
    let docc = try tool("docc")
    return try withTemporaryFolder { graphs in
      let symbols = try symbols(graphsIn: graphs)
      try writeWhole(folder) { new in
        try run(
          docc,
          [
            "convert", "--additional-symbol-graph-dir", graphs.path,
            "--fallback-display-name", "Course",
            "--fallback-bundle-identifier", "rnn-from-scratch",
            "--transform-for-static-hosting", "--diagnostic-level", "error",
            "--output-path", new.path,
          ] + hostingOptions(for: address))
        try contents.write(
          to: new.appending(path: "index.html"), atomically: false,
          encoding: .utf8)
      }
      return symbols.count
    }
  }

  /// The folder on the server, which DocC writes into every page.
  private func hostingOptions(for address: String?) -> [String] {
    let path = address.flatMap { URL(string: $0)?.path } ?? ""
    return path.isEmpty || path == "/" ? [] : ["--hosting-base-path", path]
  }

  /// The first page, which DocC makes only for a single module.
  private var contents: String {
    let rows = modules.map {
      "<li><a href=\"documentation/\($0.lowercased())/\">\($0)</a></li>"
    }
    return """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>API reference</title>
      <style>
      :root { color-scheme: light dark; font: 1.1rem/1.6 system-ui, sans-serif }
      body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem }
      </style>
      <h1>API reference</h1>
      <ul>
      \(rows.joined(separator: "\n"))
      </ul>
      </html>

      """
  }

  // MARK: - Symbols

  /// What the modules declare for their users.
  ///
  /// - Parameter folder: an empty folder, for what the compiler says.
  func symbols(graphsIn folder: URL) throws -> [Symbol] {
    let extract = try tool("swift-symbolgraph-extract")
    let info = try JSONDecoder().decode(
      TargetInfo.self,
      from: Data(run(tool("swift"), ["-print-target-info"]).utf8))
    let sdk = try xcrun(["--show-sdk-path"])
    for module in modules {
      try run(
        extract,
        [
          "-module-name", module, "-I", built.appending(path: "Modules").path,
          "-target", info.target.triple, "-output-dir", folder.path,
          "-minimum-access-level", "public", "-skip-synthesized-members",
        ] + (sdk.map { ["-sdk", $0] } ?? []))
    }
    return try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .sorted().flatMap { name in
        try Symbol.all(
          inGraph: Data(contentsOf: folder.appending(path: name)))
      }
  }

  private struct TargetInfo: Decodable {
    struct Target: Decodable { let triple: String }
    let target: Target
  }

  // MARK: - The toolchain

  /// A program of the toolchain: on the path, beside `swift`, or where Xcode has
  /// it.
  private func tool(_ name: String) throws -> URL {
    let beside = executables(named: "swift", in: environment).map {
      $0.resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: name)
    }
    let candidates = executables(named: name, in: environment) + beside
    let found = candidates.first {
      FileManager.default.isExecutableFile(atPath: $0.path)
    }
    if let found { return found }
    if let path = try? xcrun(["--find", name]) { return URL(filePath: path) }
    throw SiteError(
      description:
        "\(name) was not found. It is a part of the Swift toolchain: "
        + "is the toolchain's folder bin on the path?")
  }

  /// What Xcode answers; nil on systems without it.
  private func xcrun(_ arguments: [String]) throws -> String? {
    guard let xcrun = executables(named: "xcrun", in: environment).first else {
      return nil
    }
    return try run(xcrun, arguments)
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
