import Foundation
import Testing

@testable import BookSite

/// The book on paper, printed once for all tests.
@Suite(
  .enabled(
    if: missingBrowser == nil, "nothing is printed: \(missingBrowser ?? "")"),
  .serialized)
struct PaperTests {
  static let file = Result {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "paper-of-tests.pdf")
    try Site(package: package).writePDF(to: file)
    return file
  }

  @Test("the PDF has pages, an outline, tags and a language")
  func structure() throws {
    let bytes = try Data(contentsOf: Self.file.get())
    // Names of the format are ASCII between compressed parts.
    let text = String(decoding: bytes, as: Unicode.ASCII.self)
    let parts = ["%PDF-", "/Outlines", "/MarkInfo", "/Lang (en)"].map {
      text.contains($0)
    }
    #expect(parts == [true, true, true, true])
    let pages = text.matches(of: #/\/Type \/Page\b[^s]/#).count
    #expect(pages > 100 && pages < 600, "\(pages)")
    let hasFiles = text.contains("file:///")
    #expect(!hasFiles, "a link leads to a file")
  }

  @Test(
    "no listing is cut off: of each page’s last one, the last line is there",
    .enabled(
      if: pdftotext != nil, "the text is not read: pdftotext is missing"))
  func listings() throws {
    let words = try run(
      #require(pdftotext), ["-raw", Self.file.get().path, "-"])
    let printed = words.filter { !$0.isWhitespace }
    for file in try Site(package: package).pageFiles {
      let page = try String(contentsOf: file, encoding: .utf8)
      let listings = page.matches(
        of: #/```swift\n(.*?)\n```/#.dotMatchesNewlines())
      let lines = (listings.last?.1 ?? "").split(separator: "\n")
      // The longest line as well, which is the first to be cut off.
      let samples = [lines.last, lines.max { $0.count < $1.count }]
      for line in samples.compactMap({ $0 }) {
        let isPrinted = printed.contains(line.filter { !$0.isWhitespace })
        #expect(isPrinted, "\(file.lastPathComponent): \(line)")
      }
    }
  }

  @Test(
    "nothing reaches into the margin",
    .enabled(
      if: pdftotext != nil, "the places are not read: pdftotext is missing"))
  func margins() throws {
    let html = try run(
      #require(pdftotext), ["-bbox", Self.file.get().path, "-"])
    let ends = html.matches(of: #/xMax="([0-9.]+)".*>(.*)<\/word>/#)
    #expect(ends.count > 50_000)
    let right = (210.0 - 20) / 25.4 * 72 + 1
    for end in ends where Double(end.1)! > right {
      Issue.record("“\(end.2)” ends at \(end.1) of \(right) points")
    }
  }
}

private let pdftotext = program("pdftotext")
