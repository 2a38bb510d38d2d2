import Foundation

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
  /// Whether it is a letter, as Unicode sees it.
  var isLetterOfAnyScript: Bool { isLetter }

  /// Whether the character only steers how others are set.
  fileprivate var isInvisible: Bool {
    unicodeScalars.allSatisfy { $0.properties.generalCategory == .format }
  }
}
