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
    let counts = characterCounts(of: text)
    let dropped = counts.filter { character, _ in
      !letters.keep(character) && !character.isWhitespace
    }
    total = counts.values.reduce(0, +)
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

/// How often each character occurs.
private func characterCounts(of text: String) -> [Character: Int] {
  var counts: [Character: Int] = [:]
  var countOfCode = [Int](repeating: 0, count: 1 << 16)
  func add(_ code: Unicode.Scalar) {
    // Of two spellings of a character the first one is shown.
    if countOfCode[Int(code.value)] == 0 {
      counts[Character(code), default: 0] += 0
    }
    countOfCode[Int(code.value)] += 1
  }
  var text = text
  text.withUTF8 { bytes in
    for piece in TextPieces(of: bytes) {
      switch piece {
      case .ascii(let range):
        for place in range {
          // \r\n is one character.
          if bytes[place] == .newline, place > 0, bytes[place - 1] == 0x0D {
            countOfCode[0x0D] -= 1
            counts["\r\n", default: 0] += 1
          } else {
            add(Unicode.Scalar(bytes[place]))
          }
        }
      case .alone(let code, _): add(code)
      case .together(let range):
        for character in String(decoding: bytes[range], as: UTF8.self) {
          counts[character, default: 0] += 1
        }
      }
    }
  }
  for (code, count) in countOfCode.enumerated() where count != 0 {
    counts[Character(Unicode.Scalar(UInt32(code))!), default: 0] += count
  }
  return counts
}
