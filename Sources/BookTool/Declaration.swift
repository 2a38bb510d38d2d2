/// The declarations around a part of a source, found by their indentation.
enum Declaration {
  /// The names of the type and of the function that lines stand in, joined by a
  /// full stop; nil at the top level.
  static func enclosing(_ part: Range<Int>, of lines: [Substring]) -> String? {
    let indents = lines[part].filter { !$0.allSatisfy { $0 == " " } }
      .map(indent)
    guard var limit = indents.min() else { return nil }
    var names: [String] = []
    for line in lines[..<part.lowerBound].reversed() where limit > 0 {
      let words = line.drop { $0 == " " }
      if words.isEmpty || words.hasPrefix("//") { continue }
      guard indent(line) < limit else { continue }
      if let name = name(in: words) {
        names.insert(name, at: 0)
        limit = indent(line)
      } else if !isRestOfHeader(words) {
        limit = indent(line)  // a loop, a condition, a closure
      }
    }
    return names.isEmpty ? nil : names.joined(separator: ".")
  }

  private static func indent(_ line: Substring) -> Int {
    line.prefix { $0 == " " }.count
  }

  /// The name that a line declares, if it begins a declaration with a body.
  private static func name(in words: Substring) -> String? {
    let match = words.prefixMatch(
      of:
        /(?:@[\w.]+(?:\([^)]*\))?\s+|(?:public|private|fileprivate|static|mutating|final|nonisolated|indirect)\s+)*(func|init|subscript|var|let|extension|struct|enum|class|protocol|actor)\b\s*([\p{L}_][\p{L}0-9_.]*)?/
    )
    guard let match else { return nil }
    return match.2.map(String.init) ?? String(match.1)
  }

  /// A line that ends the header of a function of several lines.
  private static func isRestOfHeader(_ words: Substring) -> Bool {
    [")", "->", "where ", "{", ">("].contains { words.hasPrefix($0) }
  }
}
