import Foundation

/// The pages in the order in which they are read, from the table of contents in
/// book/README.md.
struct Contents: Equatable, Sendable {
  struct Entry: Equatable, Sendable {
    /// The number or letter in front: “10c”; empty if there is none.
    let number: String
    let title: String
    /// The file of the page: 10c-concise.md.
    let file: String

    /// The file of the site.
    var html: String { siteName(of: file) }

    /// A link to the page, which is the “prev” or the “next” one.
    func link(_ relation: String) -> String {
      let number = number.isEmpty ? "" : "\(number). "
      return "<a rel=\"\(relation)\" href=\"\(html)\">\(number)"
        + "\(escaped(title))</a>"
    }
  }

  let entries: [Entry]

  /// Reads the rows `| 10c | [The concise model](10c-concise.md) | … |`.
  init(of page: String) {
    entries = page.split(separator: "\n").compactMap { line in
      guard
        let match = line.firstMatch(
          of: /^\| *([0-9A-D][0-9a-z]*|) *\| \[([^\]]+)\]\(([a-z0-9-]+\.md)\)/)
      else { return nil }
      return Entry(
        number: String(match.1), title: String(match.2), file: String(match.3))
    }
  }

  /// The list of all pages, of which one is the current one.
  func list(current file: String) -> String {
    let rows =
      [Entry(number: "", title: "Contents", file: "README.md")]
      + entries
    return rows.map { entry in
      let mark = entry.file == file ? #" aria-current="page""# : ""
      return "<li><a href=\"\(entry.html)\"\(mark)><b>\(entry.number)</b> "
        + "<span>\(escaped(entry.title))</span></a></li>"
    }.joined(separator: "\n")
  }

  /// The pages before and after one.
  func neighbours(of file: String) -> (before: Entry?, after: Entry?) {
    guard let index = entries.firstIndex(where: { $0.file == file }) else {
      return (nil, entries.first)
    }
    return (
      index > 0 ? entries[index - 1] : nil,
      index + 1 < entries.count ? entries[index + 1] : nil
    )
  }
}

/// The name of a page's file in the site.
func siteName(of file: String) -> String {
  file == "README.md" ? "index.html" : String(file.dropLast(3)) + ".html"
}

/// A text as it stands in HTML.
func escaped(_ text: String) -> String {
  text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
}
