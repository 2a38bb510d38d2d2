import Dispatch
import Foundation
import Synchronization

/// The book as a folder of pages that need no server.
public struct Site: Sendable {
  let package: URL
  /// Where links to sources lead; to the package that the site lies in if nil.
  let sources: String?
  /// Where the reference of the modules lies; pages do not link to it if nil.
  private let reference: String?
  let pandoc: Pandoc
  private let contents: Contents
  let assets: URL

  /// - Parameters:
  ///   - package: the folder with Package.swift.
  ///   - sources: where links to files of the package lead; to the package that
  ///     the site was made in if nil.
  ///   - reference: where the reference of the modules lies, an address.
  /// - Throws: an error with what is missing.
  public init(
    package: URL, sources: String? = nil, reference: String? = nil
  ) throws {
    try self.init(
      package: package, sources: sources, reference: reference,
      pandoc: Pandoc(package: package))
  }

  init(
    package: URL, sources: String? = nil, reference: String? = nil,
    pandoc: Pandoc
  ) throws {
    self.package = package
    (self.sources, self.reference) = (sources, reference)
    self.pandoc = pandoc
    contents = Contents(
      of: try String(
        contentsOf: package.appending(path: "book/README.md"), encoding: .utf8))
    assets = package.appending(path: "Sources/BookSite/Assets")
  }

  /// The files of all pages, the contents first.
  var pageFiles: [URL] {
    (["README.md"] + contents.entries.map(\.file)).map {
      package.appending(path: "book/\($0)")
    }
  }

  /// Their names in the site.
  var pageNames: [String] {
    pageFiles.map { siteName(of: $0.lastPathComponent) }
  }

  /// Writes the site into a folder, whole or not at all.
  ///
  /// - Returns: how many pages it has.
  @discardableResult
  public func write(to folder: URL) throws -> Int {
    try writeWhole(folder) { try writeFiles(to: $0) }
  }

  private func writeFiles(to new: URL) throws -> Int {
    let pages = try convertedPages(in: new)
    let broken = brokenLinks(in: pages)
    guard broken.isEmpty else {
      throw SiteError(
        description: "Links that lead nowhere: "
          + broken.prefix(5).joined(separator: ", "))
    }
    for (name, html) in pages { try write(html, name, in: new) }
    let all = pages.sorted { $0.key < $1.key }.flatMap { name, html in
      sections(of: html, page: name)
    }
    try write(searchIndex(all), "search.js", in: new)
    for (name, parts) in Self.scripts {
      try write(parts.map(asset).joined(separator: "\n"), name, in: new)
    }
    try write(
      asset("formulas.css") + asset("site.css") + style(), "site.css", in: new)
    for name in ["formulas.woff2", "formulas.txt"] {
      try FileManager.default.copyItem(
        at: assets.appending(path: name), to: new.appending(path: name))
    }
    return pages.count
  }

  /// The scripts of the site, and the files that each is made of.
  private static let scripts = [
    "site.js": ["theme.js", "site.js"],
    "figures.js": ["figures.js", "gates.js", "training.js"],
  ]

  /// The HTML of all pages by their names.
  private func convertedPages(in folder: URL) throws -> [String: String] {
    let files = pageFiles.map(\.lastPathComponent)
    try pandoc.run(
      script: assets.appending(path: "pages.lua"),
      [
        sources ?? "../..", reference ?? "",
        package.appending(path: "book").path, folder.path,
      ] + files)
    let template = try asset("page.html")
    let results = Mutex<[String: Result<String, any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: files.count) { index in
      let file = files[index]
      let result = Result {
        try page(file, template: template, from: "\(file).part", in: folder)
      }
      results.withLock { $0[siteName(of: file)] = result }
    }
    return try results.withLock { $0 }.mapValues { try $0.get() }
  }

  /// A whole page.
  ///
  /// - Parameter part: what pandoc has made of it, a file that is then removed:
  ///   what stands on the page, and the list of its headings.
  private func page(
    _ file: String, template: String, from part: String, in folder: URL
  ) throws -> String {
    let part = folder.appending(path: part)
    defer { try? FileManager.default.removeItem(at: part) }
    let parts = try String(contentsOf: part, encoding: .utf8)
      .components(separatedBy: "<!-- end -->")
    if let formula = unreadableFormula(in: parts[0]) {
      throw SiteError(
        description: "book/\(file): pandoc does not understand the formula "
          + "\(formula). Write it in plain TeX.")
    }
    let (before, after) = contents.neighbours(of: file)
    let title = parts[0].firstMatch(of: #/<h1[^>]*>(.*?)<\/h1>/#)
      .map { plain($0.1) }
    return mended(
      template.replacing("@title@", with: escaped(title ?? file))
        .replacing("@pages@", with: contents.list(current: file))
        .replacing("@headings@", with: parts[1])
        .replacing("@before@", with: before?.link("prev") ?? "")
        .replacing("@after@", with: after?.link("next") ?? "")
        .replacing("@body@", with: parts[0]))
  }

  /// The style of the figures, which is the same in all of them.
  private func style() throws -> String {
    let folder = package.appending(path: "book/figures")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".svg") }.sorted()
    let styles = try names.map { name in
      try figureStyle(
        from: String(
          contentsOf: folder.appending(path: name), encoding: .utf8))
    }
    guard let first = styles.first, styles.allSatisfy({ $0 == first }) else {
      throw SiteError(description: "The figures do not share one style.")
    }
    return first
  }

  func asset(_ name: String) throws -> String {
    try String(contentsOf: assets.appending(path: name), encoding: .utf8)
  }

  private func write(_ text: String, _ name: String, in folder: URL) throws {
    try text.write(
      to: folder.appending(path: name), atomically: false, encoding: .utf8)
  }
}
