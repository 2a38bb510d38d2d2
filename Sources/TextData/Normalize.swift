/// The lines of a text, reduced to lower-case words with single spaces.
///
/// Every run of characters other than the letters that are kept becomes one
/// space, each line loses the spaces at its ends, and letters become lower
/// case. Lines without letters stay as empty strings.
///
///     normalizedLines(of: "The Time Machine, by H. G. Wells [1898]\n")
///     // ["the time machine by h g wells"]
///     normalizedLines(of: "Zurück in Grün!\n", keeping: .all)
///     // ["zurück in grün"]
///
/// A line ends at `\n`; the `\r` of `\r\n` is no letter and disappears.
// snippet.lines
public func normalizedLines(
  of text: String, keeping letters: Letters = .latin
) -> [String] {
  var lines = text.utf8.split(
    separator: .newline, omittingEmptySubsequences: false)
  // The newline at the end closes the last line and opens no other.
  if lines.last?.isEmpty == true { lines.removeLast() }
  return lines.map { line in
    var words = lettersAndSpaces(of: line, keeping: letters)[...]
    if words.first == .space { words.removeFirst() }
    if words.last == .space { words.removeLast() }
    return String(decoding: words, as: UTF8.self)
  }
}
// snippet.end

/// The beginning of a text to continue, normalised like the corpus, except
/// that it keeps letters of all scripts, so that none vanishes unseen, and
/// that a space at either end stays: it decides whether a word is finished.
///
///     normalizedPrefix("Time Traveller, ")  // "time traveller "
public func normalizedPrefix(_ prefix: String) -> String {
  String(
    decoding: lettersAndSpaces(of: prefix.utf8[...], keeping: .all),
    as: UTF8.self)
}

/// The letters in lower case, with one space for each run of anything else.
private func lettersAndSpaces(
  of text: Substring.UTF8View, keeping letters: Letters
) -> [UInt8] {
  // Among the characters of ASCII both rules keep the same ones.
  letters == .latin || text.allSatisfy { $0 < 0x80 }
    ? lettersAndSpaces(of: text) : lettersOfAllScripts(in: text)
}

/// The letters A-Z in lower case, with one space for each run of other bytes.
///
/// These A-Z are single bytes in UTF-8, and no other character contains
/// them: bytes are all we need to look at.
// snippet.letters
private func lettersAndSpaces(of text: Substring.UTF8View) -> [UInt8] {
  var result: [UInt8] = []
  for byte in text {
    if byte.isLetter {
      result.append(byte | 0x20)  // the bit that makes "A" an "a"
    } else if result.last != .space {
      result.append(.space)
    }
  }
  return result
}
// snippet.end

extension UInt8 {
  static let newline = UInt8(ascii: "\n")
  static let space = UInt8(ascii: " ")

  /// Whether the byte is one of A-Z or a-z.
  package var isLetter: Bool {
    let lowercase = self | 0x20
    return lowercase >= UInt8(ascii: "a") && lowercase <= UInt8(ascii: "z")
  }
}
