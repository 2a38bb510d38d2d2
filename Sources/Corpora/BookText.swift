import Foundation

/// The prose of the course's own pages, as a text to train on where there is
/// no other: no code, no formulas, no tables.
///
/// - Returns: nil if the folder has no pages.
public func bookText(in package: URL) -> String? {
  let folder = package.appending(path: "book")
  let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
  let pages = (names ?? []).filter { $0.hasSuffix(".md") }.sorted()
    .compactMap {
      try? String(contentsOf: folder.appending(path: $0), encoding: .utf8)
    }
  return pages.isEmpty ? nil : pages.map(prose).joined(separator: "\n")
}

/// The lines of a Markdown page that are sentences.
private func prose(of page: String) -> String {
  var isInFence = false
  let lines = page.components(separatedBy: "\n").filter { line in
    if line.hasPrefix("```") {
      isInFence.toggle()
      return false
    }
    return !isInFence && !line.hasPrefix("|") && !line.hasPrefix("!")
      && !line.hasPrefix("[") && !line.hasPrefix("<!--")
  }
  return lines.map { line in
    line.replacing(/\$[^$]*\$/, with: "").replacing(/\]\([^)]*\)/, with: "")
  }
  .joined(separator: "\n")
}
