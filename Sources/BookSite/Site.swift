import Dispatch
import Foundation
import Synchronization

/// The book as a folder of pages that need no server.
public struct Site: Sendable {
  let package: URL
  /// Where links to sources lead: an address, or the way from the site to the
  /// package.
  let sources: String
  let pandoc: Pandoc
  private let contents: Contents
  let assets: URL

  /// - Parameters:
  ///   - package: the folder with Package.swift.
  ///   - sources: where links to files of the package lead; to the package that
  ///     the site was made in if nil.
  /// - Throws: an error with what is missing.
  public init(package: URL, sources: String? = nil) throws {
    self.package = package
    self.sources = sources ?? "../.."
    pandoc = try Pandoc(package: package)
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
    let files = FileManager.default
    let new = folder.deletingLastPathComponent()
      .appending(path: "\(folder.lastPathComponent).new")
    try? files.removeItem(at: new)
    do {
      try files.createDirectory(at: new, withIntermediateDirectories: true)
    } catch {
      throw SiteError(
        description: "The folder \(new.path) cannot be made: "
          + error.localizedDescription)
    }
    defer { try? files.removeItem(at: new) }
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
    try write(asset("site.js"), "site.js", in: new)
    try write(asset("site.css") + style(), "site.css", in: new)
    for name in ["formulas.woff2", "formulas.txt"] {
      try files.copyItem(
        at: assets.appending(path: name), to: new.appending(path: name))
    }
    if files.fileExists(atPath: folder.path) {
      try files.removeItem(at: folder)
    }
    try files.moveItem(at: new, to: folder)
    return pages.count
  }

  /// The HTML of all pages by their names.
  private func convertedPages(in folder: URL) throws -> [String: String] {
    let files = pageFiles.map(\.lastPathComponent)
    let template = try asset("page.html")
    let results = Mutex<[String: Result<String, any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: files.count) { index in
      let result = Result {
        try converted(files[index], template: template, in: folder)
      }
      results.withLock { $0[siteName(of: files[index])] = result }
    }
    return try results.withLock { $0 }.mapValues { try $0.get() }
  }

  private func converted(_ file: String, template: String, in folder: URL)
    throws -> String
  {
    let page = package.appending(path: "book/\(file)")
    let body = folder.appending(path: "\(file).part")
    let toc = folder.appending(path: "\(file).template")
    defer {
      for part in [body, toc] { try? FileManager.default.removeItem(at: part) }
    }
    // Two parts: what stands on the page, and the list of its headings.
    try "$body$\n<!-- end -->\n$table-of-contents$".write(
      to: toc, atomically: true, encoding: .utf8)
    try pandoc.convert(
      [page], to: body,
      [
        "-t", "html5", "--toc", "--toc-depth=2", "--template", toc.path,
        "--lua-filter", assets.appending(path: "pages.lua").path,
        "-V", "sources=\(sources)",
        "-V", "folder=\(package.appending(path: "book").path)",
        "--metadata", "title=\(file)",
      ])
    let parts = try String(contentsOf: body, encoding: .utf8)
      .components(separatedBy: "<!-- end -->")
    let (before, after) = contents.neighbours(of: file)
    let title = parts[0].firstMatch(of: #/<h1[^>]*>(.*?)<\/h1>/#)
      .map { plain($0.1) }
    func link(_ entry: Contents.Entry?, _ relation: String) -> String {
      guard let entry else { return "" }
      return "<a rel=\"\(relation)\" href=\"\(entry.html)\">"
        + "\(entry.number) \(escaped(entry.title))</a>"
    }
    return mended(
      template.replacing("@title@", with: escaped(title ?? file))
        .replacing("@pages@", with: contents.list(current: file))
        .replacing("@headings@", with: parts[1])
        .replacing("@before@", with: link(before, "prev"))
        .replacing("@after@", with: link(after, "next"))
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

  private func asset(_ name: String) throws -> String {
    try String(contentsOf: assets.appending(path: name), encoding: .utf8)
  }

  private func write(_ text: String, _ name: String, in folder: URL) throws {
    try text.write(
      to: folder.appending(path: name), atomically: false, encoding: .utf8)
  }
}
