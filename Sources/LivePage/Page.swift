import ChildProcesses
import Corpora
import Foundation

/// The page that trains: one file, with its module, its scripts and a text in
/// it, which works without a server. It looks like a page of the site.
public struct Page {
  private let package: URL
  private let assets: URL
  private let siteAssets: URL

  /// What each page with the module needs, in its order.
  private static let scripts = [
    "module.js", "safetensors.js", "worker.js", "curve.js",
  ]

  /// How many characters of the book's prose there are to learn from: more than
  /// are learnt and held out.
  private static let textLength = 40_000

  /// The page of a package.
  public init(of package: URL) {
    self.package = package
    assets = package.appending(path: "Sources/LivePage/Assets")
    siteAssets = package.appending(path: "Sources/BookSite/Assets")
  }

  /// What is written: the page, and the module for the pages of the site whose
  /// figures train, which load it when it is wanted.
  public static let files = ["live.html", "live-module.js"]

  /// Writes these files to `.build/live`.
  ///
  /// - Parameter module: the file of the module.
  /// - Returns: the page.
  /// - Throws: `LivePageError` if something cannot be read.
  public func write(with module: URL) throws -> URL {
    let folder = package.appending(path: ".build/live")
    let page = folder.appending(path: "live.html")
    let scripts = try moduleScripts(module, in: folder)
    try scripts.write(
      to: folder.appending(path: "live-module.js"), atomically: true,
      encoding: .utf8)
    let html = try asset("live.html")
      .replacing(
        "<!-- style -->",
        with: asset("site.css", of: siteAssets) + asset("live.css")
      )
      .replacing(
        "<!-- scripts -->",
        with: [
          asset("theme.js", of: siteAssets), scripts, asset("page.js"),
        ].joined(separator: "\n"))
    try html.write(to: page, atomically: true, encoding: .utf8)
    return page
  }

  /// The module and the text as constants, and the functions that use them.
  private func moduleScripts(_ module: URL, in folder: URL) throws -> String {
    let text = String((bookText(in: package) ?? "").prefix(Self.textLength))
    let compressed = try compress(module, in: folder)
    // As JSON a text is a constant of JavaScript; in a script it must not end
    // that script.
    let quoted = try String(
      decoding: JSONEncoder().encode(text), as: UTF8.self
    ).replacing("</", with: "<\\/")
    let constants = [
      "'use strict'", "const liveText = \(quoted)",
      "const liveModule = '\(compressed.base64EncodedString())'",
    ]
    return try (constants + Self.scripts.map { try asset($0) })
      .joined(separator: "\n")
  }

  private func asset(_ name: String, of folder: URL? = nil) throws -> String {
    let file = (folder ?? assets).appending(path: name)
    guard let text = try? String(contentsOf: file, encoding: .utf8) else {
      throw LivePageError.unreadable(folder: file.path)
    }
    return text
  }

  /// The module as `gzip` packs it, which every browser can unpack.
  private func compress(_ module: URL, in folder: URL) throws -> Data {
    guard let gzip = executables(named: "gzip").first else {
      throw LivePageError.missingTool("gzip")
    }
    let copy = folder.appending(path: module.lastPathComponent)
    try? FileManager.default.removeItem(at: copy)
    try FileManager.default.copyItem(at: module, to: copy)
    try Toolchain.run(gzip, ["-9nf", copy.path], in: folder)
    return try Data(contentsOf: copy.appendingPathExtension("gz"))
  }
}
