import Foundation
import Testing

@testable import BookSite

@Suite(
  .enabled(
    if: missingPandoc == nil, "no EPUB is made: \(missingPandoc ?? "")"),
  .serialized)
struct EpubTests {
  static let file = Result {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "book-of-tests.epub")
    try Site(package: package).writeEPUB(to: file)
    return file
  }

  @Test(
    "the EPUB is valid",
    .enabled(
      if: epubcheck != nil,
      "the EPUB is not checked: epubcheck was not found: .ci/tools"))
  func validity() throws {
    let (program, arguments) = try #require(epubcheck)
    let report = try run(program, arguments + [Self.file.get().path])
    #expect(report.contains("No errors or warnings detected"), "\(report)")
  }

  @Test("bold letters are upright; links lead to pages, files are only named")
  func filter() throws {
    let site = try Site(package: package)
    let html = try withTemporaryFolder { folder in
      for name in ["a.md", "b.md"] {
        try """
        # Page \(name)

        [Section](../Sources/A) · [next](b.md)

        The matrix $`\\mathbf{W}`$, [b](b.md), [below b](b.md#below),
        [the source](../Sources/A.swift), [a figure](figures/a.svg).

        [Sources/A.swift](../Sources/A.swift)
        <!-- code: A -->
        ```swift
        let a = 1
        ```

        ## Below

        Next: [b](b.md)

        """.write(
          to: folder.appending(path: name), atomically: false, encoding: .utf8)
      }
      try site.pandoc.convert(
        ["a.md", "b.md"], in: folder, to: "both.html",
        [
          "-t", "html", "--file-scope",
          "--lua-filter=\(site.assets.appending(path: "epub.lua").path)",
        ])
      return try String(
        contentsOf: folder.appending(path: "both.html"), encoding: .utf8)
    }
    #expect(html.contains(">𝐖</mi>") && !html.contains("𝑾"))
    #expect(!html.contains("annotation"))
    #expect(html.contains(##"<a href="#bmd__page-bmd">b</a>"##))
    #expect(html.contains(##"<a href="#bmd__below">below b</a>"##))
    #expect(html.contains("the source, a figure."))
    #expect(html.contains(#"<div class="origin">"#))
    #expect(!html.contains("Section") && !html.contains("Next"))
  }

  @Test("title, licence and authors are those of the cover and of LICENSE")
  func frontMatter() throws {
    let site = try Site(package: package)
    let front = try site.frontMatter
    #expect(front.licence == "MIT License")
    #expect(front.authors == "The rnn-from-scratch authors")
    #expect(front.copyright.hasSuffix(front.authors))
    let cover = try site.asset("cover.svg").matches(of: #/<text[^>]*>(.*?)</#)
      .map { String($0.1) }.joined(separator: " ")
    #expect(cover.hasPrefix("\(front.title) \(front.subtitle) "))
    #expect(throws: SiteError.self) { try FrontMatter(licence: "A licence") }
  }

  @Test("every colour can be read on white paper and on black")
  func colours() throws {
    let css = try String(
      contentsOf: package.appending(
        path: "Sources/BookSite/Assets/epub.css"), encoding: .utf8)
    let colours = css.matches(of: /[ {]color: #([0-9a-f]{6})/).map {
      Int($0.1, radix: 16)!
    }
    #expect(colours.count > 3)
    for colour in colours {
      let light = luminance(of: colour)
      #expect(1.05 / (light + 0.05) >= 4.5, "\(colour) on white")
      #expect((light + 0.05) / 0.05 >= 4.5, "\(colour) on black")
    }
  }

  @Test("figures are drawn for white paper, whatever the reader's theme is")
  func figures() throws {
    let folder = package.appending(path: "book/figures")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    for name in names {
      let svg = try String(
        contentsOf: folder.appending(path: name), encoding: .utf8)
      let light = lightFigure(svg)
      #expect(!light.contains("dark)") && !light.contains("light dark"))
      #expect(light.contains("text { fill: #1f2328 }") && light.count > 500)
      #expect(light.components(separatedBy: "</style>").count == 2, "\(name)")
    }
  }

  /// The relative luminance of a colour 0xRRGGBB, as WCAG defines it.
  private func luminance(of colour: Int) -> Double {
    func part(_ shift: Int) -> Double {
      let value = Double(colour >> shift & 0xff) / 255
      return value <= 0.04045
        ? value / 12.92 : Foundation.pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
  }
}

/// How epubcheck is run. Debian's is an archive for Java, which not every system
/// runs by itself.
private let epubcheck: (program: URL, arguments: [String])? = {
  guard let file = program("epubcheck") else { return nil }
  let head = try? FileHandle(forReadingFrom: file).read(upToCount: 2)
  guard head == Data("PK".utf8) else { return (file, []) }
  return program("java").map { ($0, ["-jar", file.path]) }
}()
