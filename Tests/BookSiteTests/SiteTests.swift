import Foundation
import Testing

@testable import BookSite

/// The site as files.
@Suite(
  .enabled(
    if: missingPandoc == nil, "no site is made: \(missingPandoc ?? "")"))
struct SiteTests {
  @Test("there is a page for each page of the book, and none is heavy")
  func weight() throws {
    let folder = try site.get()
    let names = try pageNames()
    let book = try FileManager.default.contentsOfDirectory(
      atPath: package.appending(path: "book").path)
    #expect(
      names == book.filter { $0.hasSuffix(".md") }.map(siteName).sorted())
    for name in names {
      let size = try Data(contentsOf: folder.appending(path: name)).count
      #expect(size < 300_000, "\(name) has \(size) bytes")
    }
  }

  /// What in a file of the site loads something from elsewhere. Links that a
  /// reader follows do not.
  private func loads(in text: String) -> [String] {
    let elsewhere =
      #/(?:src|srcset|poster|data)="(?:https?:)?\/\/|<(?:link|image|use)[^>]*href="(?:https?:)?\/\/|@import|url\(["']?(?:https?:)?\/\/|\b(?:fetch|importScripts|import|XMLHttpRequest|WebSocket|sendBeacon)\(/#
    return text.matches(of: elsewhere).map { String($0.0) }
  }

  @Test("nothing is loaded from elsewhere")
  func requests() throws {
    for load in [
      #"<script src="https://a.b/c.js">"#, #"<img src="//a.b/c.png">"#,
      #"<link rel="stylesheet" href="http://a.b/c.css">"#,
      "@import 'a.css'", "url(https://a.b/c.woff2)", "fetch('a.json')",
      #"<image xlink:href="https://a.b/c.png">"#,
    ] {
      #expect(loads(in: load).count == 1, "\(load)")
    }
    #expect(loads(in: #"<a href="https://a.b">, url(c.woff2)"#) == [])
    let folder = try site.get()
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { !$0.hasSuffix(".woff2") && $0 != "search.js" }
    #expect(names.count > 30)
    for name in names {
      // Listings may speak of loading.
      let text = try String(
        contentsOf: folder.appending(path: name), encoding: .utf8
      ).replacing(
        #/<code.*?<\/code>/#.dotMatchesNewlines(), with: "")
      #expect(loads(in: text) == [], "\(name)")
    }
  }

  // MARK: - A small book

  /// A package whose book has the contents and one page.
  private func smallBook(_ page: String) throws -> URL {
    let files = FileManager.default
    let folder = files.temporaryDirectory
      .appending(path: "book-\(UUID().uuidString)")
    for name in ["book/figures", "Sources/BookSite"] {
      try files.createDirectory(
        at: folder.appending(path: name), withIntermediateDirectories: true)
    }
    try files.createSymbolicLink(
      at: folder.appending(path: "Sources/BookSite/Assets"),
      withDestinationURL: package.appending(path: "Sources/BookSite/Assets"))
    try files.copyItem(
      at: package.appending(path: "book/figures/05-unrolled.svg"),
      to: folder.appending(path: "book/figures/05-unrolled.svg"))
    for (name, text) in [
      "README.md": "# Book\n\n| 1 | [One](01-one.md) | a |\n",
      "01-one.md": page,
    ] {
      try text.write(
        to: folder.appending(path: "book/\(name)"), atomically: true,
        encoding: .utf8)
    }
    return folder
  }

  /// Writes the site of a small book.
  ///
  /// - Returns: its only page, or what is wrong with it; and the files there.
  private func made(_ page: String) throws -> (page: String, files: [String]) {
    let book = try smallBook(page)
    defer { try? FileManager.default.removeItem(at: book) }
    let tools = try Pandoc(package: package)
    let site = try Site(package: book, pandoc: tools)
    let folder = book.appending(path: "site")
    var result = ""
    do {
      try site.write(to: folder)
      result = try String(
        contentsOf: folder.appending(path: "01-one.html"), encoding: .utf8)
    } catch let error as SiteError { result = error.description }
    let files = try FileManager.default.contentsOfDirectory(atPath: book.path)
    return (result, files.sorted())
  }

  @Test("a page gets its links, figures, listings and formulas")
  func onePage() throws {
    let (page, files) = try made(
      """
      # 1. One

      [Section](../Sources/One) · [Contents](README.md)

      Of $n$-grams ($`\\mathbf{H}_{t-1}`$), [above](#1-one).

      ![A net](figures/05-unrolled.svg)

      [Sources/One/One.swift](../Sources/One/One.swift), in `one`
      <!-- code: One/One.swift#one -->
      ```swift
      let one = 1
      ```

      <!-- output: One/main.swift#one -->
      ```text
      1
      ```

      Next: [the contents](README.md)
      """)
    #expect(files == ["Sources", "book", "site"])
    #expect(page.contains(#"<div class="places">"#))
    #expect(page.contains(#"<a href="../../Sources/One">Section</a>"#))
    #expect(page.contains(#"<a href="index.html">Contents</a>"#))
    #expect(page.contains(#"<span class="together">("#))
    #expect(page.contains("𝐇"))
    #expect(page.contains(#"<svg aria-label="A net""#))
    #expect(page.contains(#"<div class="listing">"#))
    #expect(page.contains(#"<span class="kw">let</span>"#))
    #expect(page.contains(#"<pre class="text"><code>1</code></pre>"#))
    #expect(!page.contains("<!--") && !page.contains("Next: "))
  }

  @Test(
    "what is wrong with a page is said in a sentence, and nothing is written",
    arguments: [
      ("A [link](02-two.md).", "Links that lead nowhere: 01-one.html: 02-two"),
      ("A [link](#nowhere).", "01-one.html: 01-one.html#nowhere"),
      ("A formula: $`\\frac{`$", #"the formula \frac{. Write"#),
      (
        "A formula: $`\\unknown{a}`$",
        "book/01-one.md: [WARNING] Could not convert TeX"
      ),
      ("![A net](figures/none.svg)", "book/01-one.md: "),
    ])
  func wrong(text: String, problem: String) throws {
    let (message, files) = try made("# 1. One\n\n\(text)\n")
    #expect(message.contains(problem))
    #expect(files == ["Sources", "book"])
  }

  @Test("a folder that cannot be written is named, and the old site stays")
  func folders() throws {
    let book = try smallBook("# 1. One\n")
    defer { try? FileManager.default.removeItem(at: book) }
    let pandoc = try Pandoc(package: package)
    let site = try Site(package: book, pandoc: pandoc)
    let file = book.appending(path: "file")
    try "text".write(to: file, atomically: true, encoding: .utf8)
    let error = #expect(throws: SiteError.self) {
      try site.write(to: file.appending(path: "site"))
    }
    #expect(error?.description.contains("cannot be written") == true)

    let folder = book.appending(path: "site")
    try site.write(to: folder)
    let index = folder.appending(path: "index.html")
    let old = try Data(contentsOf: index)
    try "# 1. One\n\n[a](b.md)\n".write(
      to: book.appending(path: "book/01-one.md"), atomically: true,
      encoding: .utf8)
    #expect(throws: SiteError.self) { try site.write(to: folder) }
    #expect(try Data(contentsOf: index) == old)
  }
}
