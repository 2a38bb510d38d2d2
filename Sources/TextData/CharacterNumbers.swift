/// Numbers the characters of a text, once it is normalised, in the order of
/// their appearance, and counts them.
struct CharacterNumbers {
  /// The characters with their counts, in the order of their numbers.
  private(set) var characters: [(character: Character, count: Int)] = []

  /// The number of each character of the text.
  private var numbers = TokenIndices()

  /// Most characters are one code, and codes are quicker to look up: the number
  /// of each of the first 65,536 codes, or -1, and how often it stood alone.
  private var numberOfCode = [Int32](repeating: -1, count: 1 << 16)
  private var countOfCode = [Int](repeating: 0, count: 1 << 16)
  private var numberOfCharacter: [Character: Int] = [:]

  init(
    of text: String, keeping letters: Letters,
    joiningLines joining: LineJoining
  ) {
    numbers.reserveCapacity(text.utf8.count)
    text.withNormalizedPieces(keeping: letters, joiningLines: joining) {
      bytes, areLast in
      bytes.removeFirst(add(bytes, areLast: areLast))
    }
    for (code, number) in numberOfCode.enumerated() where number >= 0 {
      characters[Int(number)].count = countOfCode[code]
    }
  }

  /// The number of each character of the text, given away: nobody else holds
  /// them, so that they can be changed in place.
  mutating func takeNumbers() -> TokenIndices {
    defer { numbers = [] }
    return numbers
  }

  /// Numbers the characters that bytes spell, without the last one if more
  /// bytes follow, which may belong to it.
  ///
  /// - Returns: How many bytes they take.
  private mutating func add(_ bytes: [UInt8], areLast: Bool) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      for piece in TextPieces(of: bytes) {
        switch piece {
        case .ascii(let range):
          let isOpen = range.upperBound == bytes.count && !areLast
          let end = isOpen ? range.upperBound - 1 : range.upperBound
          add(
            ascii: UnsafeBufferPointer(rebasing: bytes[range.lowerBound..<end]))
          if isOpen { return end }
        case .alone(let code, let range):
          if range.upperBound == bytes.count, !areLast {
            return range.lowerBound
          }
          add(code)
        case .together(let range):
          let text = String(decoding: bytes[range], as: UTF8.self)
          let isOpen = range.upperBound == bytes.count && !areLast
          for character in isOpen ? text.dropLast() : text[...] {
            add(character)
          }
          if isOpen { return bytes.count - text.last!.utf8.count }
        }
      }
      return bytes.count
    }
  }

  /// Numbers characters of ASCII, in three short loops, each quick by itself.
  private mutating func add(ascii bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes where numberOfCode[Int(byte)] < 0 {
      addNew(Unicode.Scalar(byte))
    }
    countOfCode.withUnsafeMutableBufferPointer { count in
      for byte in bytes { count[Int(byte)] += 1 }
    }
    numbers.append(bytes, numberedBy: numberOfCode)
  }

  private mutating func add(_ code: Unicode.Scalar) {
    let place = Int(code.value)
    if numberOfCode[place] < 0 { addNew(code) }
    countOfCode[place] += 1
    numbers.append(Int(numberOfCode[place]))
  }

  private mutating func add(_ character: Character) {
    let codes = character.unicodeScalars
    let code = codes.first!
    if codes.count == 1, code.value < numberOfCode.count {
      add(code)
      return
    }
    let number = numberOfCharacter[character] ?? characters.count
    if number == characters.count {
      numberOfCharacter[character] = number
      characters.append((character, 0))
    }
    characters[number].count += 1
    numbers.append(number)
  }

  /// Gives a code the next number.
  private mutating func addNew(_ code: Unicode.Scalar) {
    numberOfCode[Int(code.value)] = Int32(characters.count)
    characters.append((Character(code), 0))
  }
}
