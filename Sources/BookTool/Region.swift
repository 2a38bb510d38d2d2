import Transcripts

/// A marked part of a Swift source, which a page can show.
///
/// It starts after a line `// snippet.name` and ends before `// snippet.end`.
public struct Region: Equatable, Sendable {
  /// The target and the file: RNNCell/Unrolled.swift.
  public let path: String
  /// The path in the package: Sources/RNNCell/Unrolled.swift.
  public let file: String
  /// The name behind `snippet.`.
  public let name: String
  /// The lines between the markers, counted from 1.
  public let lines: ClosedRange<Int>
  /// The text of these lines, moved to the left margin.
  public let text: String
  /// What the region is cut out of: a type, a function, or both as in
  /// `RNNCell.step`; nil at the top level of a file.
  public let enclosing: String?

  /// What a page calls the region.
  public var reference: String { "\(path)#\(name)" }
}

extension Region {
  /// The regions of one source.
  ///
  /// - Parameters:
  ///   - path: the target and the file.
  ///   - file: the path in the package, for problems.
  static func all(in source: String, path: String, file: String) throws
    -> [Region]
  {
    var regions: [Region] = []
    var open: (name: String, line: Int)?
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      guard let marker = marker(in: line) else { continue }
      let number = index + 1
      switch (marker, open) {
      case ("end", nil):
        throw Problem(file, number, "This region ends, but none has begun.")
      case ("end", let (name, start)?):
        guard number > start + 1 else {
          throw Problem(file, start, "The region “\(name)” is empty.")
        }
        regions.append(
          Region(
            path: path, file: file, name: name, lines: start + 1...number - 1,
            text: movedLeft(lines[start..<index]),
            enclosing: Declaration.enclosing(start..<index, of: lines)))
        open = nil
      case (let name, let other?):
        throw Problem(
          file, number,
          "The region “\(name)” begins inside “\(other.name)”, which begins "
            + "in line \(other.line).")
      case (let name, nil):
        if let first = regions.first(where: { $0.name == name }) {
          throw Problem(
            file, number,
            "The region “\(name)” is there twice: the first one begins in line "
              + "\(first.lines.lowerBound - 1).")
        }
        open = (name, number)
      }
    }
    if let open {
      throw Problem(
        file, open.line,
        "The region “\(open.name)” never ends. Put // snippet.end behind it.")
    }
    return regions
  }

  private static func marker(in line: Substring) -> String? {
    let words = line.split(separator: " ")
    guard words.count == 2, words[0] == "//", words[1].hasPrefix("snippet.")
    else { return nil }
    return String(words[1].dropFirst("snippet.".count))
  }

  private static func movedLeft(_ lines: ArraySlice<Substring>) -> String {
    let margin =
      lines.filter { !$0.allSatisfy { $0 == " " } }
      .map { $0.prefix { $0 == " " }.count }.min() ?? 0
    return lines.map { $0.dropFirst(margin) }.joined(separator: "\n")
  }
}

extension Transcript {
  /// What the calls inside a region printed.
  func output(of region: Region) -> String {
    entries.compactMap { entry in
      guard case .text(let text, let path, let line) = entry,
        path == region.path, region.lines.contains(line)
      else { return nil }
      return text
    }
    .joined(separator: "\n")
  }
}
