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
    return self == .all && character.isLetterOfAnyScript
  }

  /// Whether normalising leaves anything of the text.
  public func areIn(_ text: String) -> Bool {
    switch self {
    case .latin: text.utf8.contains { $0.isLetter }
    case .all: text.contains(where: keep)
    }
  }
}

extension Collection {
  /// The element of a collection that has no other.
  fileprivate var only: Element? {
    index(startIndex, offsetBy: 1, limitedBy: endIndex) == endIndex
      ? first : nil
  }
}
