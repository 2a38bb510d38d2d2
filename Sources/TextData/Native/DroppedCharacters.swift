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
    var counts: [Character: Int] = [:]
    var total = 0
    for character in text {
      total += 1
      if !letters.keep(character), !character.isWhitespace {
        counts[character, default: 0] += 1
      }
    }
    self.total = total
    count = counts.values.reduce(0, +)
    commonest = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
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
