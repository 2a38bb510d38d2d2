import Basics

/// What normalising leaves out of a text; the description says it in one line.
///
///     let dropped = DroppedCharacters(of: "Ah, oh, 1895!", keeping: .all)
///     dropped.count  // 7: , , 1 8 9 5 !
public struct DroppedCharacters: Equatable, Sendable, CustomStringConvertible {
  /// How many characters are left out; spaces and line ends do not count.
  public let count: Int

  /// How many characters the text has, with its spaces.
  public let total: Int

  /// The characters that are left out most often, at most five.
  public let commonest: [Vocabulary.Frequency]

  private let letters: Letters

  /// What a text loses when only these letters are kept.
  public init(of text: String, keeping letters: Letters) {
    self.letters = letters
    let (total, dropped) = droppedCounts(of: text, keeping: letters)
    self.total = total
    count = dropped.values.reduce(0, +)
    commonest = dropped.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .prefix(5).map { .init(token: String($0.key), count: $0.value) }
  }

  public var description: String {
    let rule =
      switch letters {
      case .latin: "the letters a-z"
      case .all: "letters of all scripts"
      }
    guard count > 0 else { return "kept: \(rule), which is all but spaces" }
    let list = commonest.map { "\($0.token) (\($0.count.grouped))" }
      .joined(separator: ", ")
    return "kept: \(rule); dropped: \(count.grouped) of \(total.grouped) "
      + "characters, most often \(list)"
  }
}

/// How many characters a text has, and how often each occurs that is left out.
private func droppedCounts(
  of text: String, keeping letters: Letters
) -> (total: Int, dropped: [Character: Int]) {
  var (total, dropped) = (0, [Character: Int]())
  var countOfCode = [Int](repeating: 0, count: 1 << 16)
  func add(_ character: Character, _ count: Int) {
    total += count
    if !letters.keep(character), !character.isWhitespace {
      dropped[character, default: 0] += count
    }
  }
  func add(_ code: Unicode.Scalar) {
    // Of two spellings of a character the first one is shown.
    if countOfCode[Int(code.value)] == 0 { add(Character(code), 0) }
    countOfCode[Int(code.value)] += 1
  }
  var text = text
  text.withUTF8 { bytes in
    for piece in TextPieces(of: bytes) {
      switch piece {
      case .ascii(let range):
        for place in range {
          // The line end of Windows is one character with what is before it.
          let isSecond =
            bytes[place] == .newline && place > 0 && bytes[place - 1] == 0x0D
          if !isSecond { add(Unicode.Scalar(bytes[place])) }
        }
      case .alone(let code, _): add(code)
      case .together(let range):
        for character in String(decoding: bytes[range], as: UTF8.self) {
          add(character, 1)
        }
      }
    }
  }
  for (code, count) in countOfCode.enumerated() where count > 0 {
    add(Character(Unicode.Scalar(UInt32(code))!), count)
  }
  return (total, dropped)
}
