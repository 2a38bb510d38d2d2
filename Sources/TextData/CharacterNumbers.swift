/// Numbers the characters of a text in the order of their appearance, and
/// counts them.
struct CharacterNumbers {
  /// The characters with their counts, in the order of their numbers.
  private(set) var characters: [(character: Character, count: Int)] = []

  /// The number of each character of the text.
  private(set) var numbers: [Int] = []

  /// Most characters are one code, and codes are quicker to look up.
  private var numberOfCode: [Unicode.Scalar: Int] = [:]
  private var numberOfCharacter: [Character: Int] = [:]

  init(of text: String) {
    numbers.reserveCapacity(text.utf8.count)
    for character in text { add(character) }
  }

  private mutating func add(_ character: Character) {
    let codes = character.unicodeScalars
    let code = codes.first!
    let isOneCode = codes.index(after: codes.startIndex) == codes.endIndex
    let known =
      isOneCode ? numberOfCode[code] : numberOfCharacter[character]
    if let known {
      characters[known].count += 1
      numbers.append(known)
      return
    }
    if isOneCode {
      numberOfCode[code] = characters.count
    } else {
      numberOfCharacter[character] = characters.count
    }
    numbers.append(characters.count)
    characters.append((character, 1))
  }
}
