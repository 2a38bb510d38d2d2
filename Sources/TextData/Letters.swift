import Foundation

/// Which characters of a text are its letters, and are kept.
///
/// A letter is a `Character`, so an accent or a vowel sign stays with the
/// letter it belongs to, whether the file stores them as one code or as two.
public enum Letters: String, CaseIterable, Sendable {
  /// A-Z and a-z: the rule of the novel.
  case latin = "a-z"
  /// The letters of all scripts.
  case all

  /// Whether normalising keeps the character.
  public func keep(_ character: Character) -> Bool {
    if let byte = character.utf8.only, byte < 0x80 { return byte.isLetter }
    return self == .all && character.isLetter
  }

  /// Whether normalising leaves anything of the text.
  public func areIn(_ text: String) -> Bool {
    switch self {
    case .latin: text.utf8.contains(where: \.isLetter)
    case .all: text.contains(where: keep)
    }
  }
}

/// The letters of all scripts in lower case, in Unicode's composed form (NFC),
/// with one space for each run of other characters.
///
/// Characters that only steer how a text is set, such as a soft hyphen, vanish
/// without a trace: no word ends at them.
func lettersOfAllScripts(in text: Substring.UTF8View) -> [UInt8] {
  let text = String(Substring(text)).lowercased()
    .precomposedStringWithCanonicalMapping
  var result: [UInt8] = []
  for character in text {
    if Letters.all.keep(character) {
      result += character.utf8
    } else if result.last != .space, !character.isInvisible {
      result.append(.space)
    }
  }
  return result
}

extension Character {
  /// Whether the character only steers how others are set.
  fileprivate var isInvisible: Bool {
    unicodeScalars.allSatisfy { $0.properties.generalCategory == .format }
  }
}

extension Collection {
  /// The element of a collection that has no other.
  fileprivate var only: Element? {
    index(startIndex, offsetBy: 1, limitedBy: endIndex) == endIndex
      ? first : nil
  }
}
