import Foundation

/// A Markdown page, cut into fences and prose.
public struct Page: Equatable, Sendable {
  /// The path in the package: book/05-rnn-cell.md.
  public let path: String
  /// All lines, in order.
  let lines: [String]
  let fences: [Fence]

  /// A fenced block of a page.
  struct Fence: Equatable, Sendable {
    let language: String
    let origin: Origin?
    /// The line of the opening fence, counted from 1.
    let line: Int
    /// The lines between the fences.
    let text: String

    /// The line of the closing fence.
    var lastLine: Int {
      line + 1
        + (text.isEmpty
          ? 0
          : text.split(
            separator: "\n", omittingEmptySubsequences: false
          ).count)
    }
  }

  /// Reads a page.
  ///
  /// - Throws: a `Problem` if it is not UTF-8 or a fence is never closed.
  init(path: String, data: Data) throws {
    self.path = path
    let text = try decoded(data, path: path)
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    fences = try Self.fences(of: lines, path: path)
  }

  private static func fences(of lines: [String], path: String) throws
    -> [Fence]
  {
    var fences: [Fence] = []
    var start: Int?
    for (index, line) in lines.enumerated() where line.hasPrefix("```") {
      guard let opening = start else {
        start = index
        continue
      }
      guard line == "```" else {
        throw Problem(
          path, opening + 1,
          "This fence is never closed: the next one opens "
            + "in line \(index + 1).")
      }
      fences.append(
        Fence(
          language: String(lines[opening].dropFirst(3)),
          origin: opening > 0 ? Origin(lines[opening - 1]) : nil,
          line: opening + 1,
          text: lines[(opening + 1)..<index].joined(separator: "\n")))
      start = nil
    }
    if let start {
      throw Problem(path, start + 1, "This fence is never closed.")
    }
    return fences
  }

  /// The whole page, as it was read.
  var text: String { lines.joined(separator: "\n") }

  /// The lines outside fences, with their numbers, counted from 1.
  var prose: [(number: Int, text: String)] {
    var isProse = [Bool](repeating: true, count: lines.count)
    for fence in fences {
      for line in fence.line...fence.lastLine { isProse[line - 1] = false }
    }
    return lines.indices.filter { isProse[$0] }.map { ($0 + 1, lines[$0]) }
  }

  /// What a fence is to be.
  struct Change {
    let fence: Fence
    let text: String
    let origin: Origin
    /// The line above the origin that names the source; nil if there is none.
    var caption: String?
  }

  /// The page with other text in its fences and other lines above them.
  func replacing(_ changes: [Change]) -> String {
    var lines = lines
    for change in changes.sorted(by: { $0.fence.line > $1.fence.line }) {
      let (fence, text) = (change.fence, change.text)
      lines.replaceSubrange(
        fence.line..<fence.lastLine - 1,
        with: text.isEmpty ? [] : text.components(separatedBy: "\n"))
      lines[fence.line - 2] = change.origin.comment
      guard let caption = change.caption else { continue }
      if self.caption(of: fence) == nil {
        lines.insert(caption, at: fence.line - 2)
      } else {
        lines[fence.line - 3] = caption
      }
    }
    return lines.joined(separator: "\n")
  }
}
