/// What counts as one token of a text.
public enum TokenKind: String, CaseIterable, Sendable {
  /// Each character, spaces among them.
  case character
  /// What stands between spaces.
  case word

  /// What stands between two tokens when they are written out.
  var separator: String {
    switch self {
    case .character: ""
    case .word: " "
    }
  }
}

/// The tokens of each line.
///
///     tokenize(["time machine"], into: .word)  // [["time", "machine"]]
///
/// - Parameter lines: Normalised lines: words with one space between them.
// snippet.tokenize
public func tokenize(
  _ lines: [String], into kind: TokenKind
) -> [[String]] {
  switch kind {
  case .character:
    lines.map { line in line.map { String($0) } }
  case .word:
    lines.map { line in line.split(separator: " ").map { String($0) } }
  }
}
// snippet.end
