extension String {
  /// Normalises a text on its bytes, and hands over what is left piece by
  /// piece, so that nobody needs to hold all of it.
  ///
  /// The pieces put together are the lines of `normalizedLines`, joined: that
  /// function says plainly what this one does fast.
  ///
  /// - Parameter receive: Takes bytes from the beginning of those that are
  ///   there, as many as it can use, or all if they are the last.
  func withNormalizedPieces(
    keeping letters: Letters, joiningLines joining: LineJoining,
    _ receive: (_ bytes: inout [UInt8], _ areLast: Bool) -> Void
  ) {
    var text = self
    text.withUTF8 { bytes in
      var normalizer = Normalizer(joining)
      switch letters {
      case .latin:
        let length = 1 << 14
        for start in stride(from: 0, to: bytes.count, by: length) {
          let end = min(start + length, bytes.count)
          normalizer.add(
            ascii: UnsafeBufferPointer(rebasing: bytes[start..<end]))
          receive(&normalizer.result, false)
        }
      case .all:
        for piece in TextPieces(of: bytes) {
          switch piece {
          case .ascii(let range):
            normalizer.add(ascii: UnsafeBufferPointer(rebasing: bytes[range]))
          case .alone(let code, _): normalizer.add(code)
          case .together(let range): normalizer.add(bytes[range])
          }
          if normalizer.result.count >= 1 << 14 {
            receive(&normalizer.result, false)
          }
        }
      }
      normalizer.finish()
      receive(&normalizer.result, true)
    }
  }
}

/// Normalises what it is given, one piece of a text after the other.
private struct Normalizer {
  /// What is left of the pieces, without what was taken away.
  var result: [UInt8] = []

  private let joining: LineJoining

  /// Whether something else than letters has followed one. It becomes a space
  /// before the next letter, so that no line has spaces at its ends.
  private var isSpaceDue = false

  /// Whether there was a letter yet: in the line, or in the whole text if its
  /// lines are joined with spaces and a line end is like any other character.
  private var hasLetters = false

  /// What is left of each code that stands alone, once it was asked for.
  private var restOfCode: [[UInt8]?] = []

  init(_ joining: LineJoining) { self.joining = joining }

  /// Adds the letters A-Z; all other bytes separate.
  mutating func add(ascii bytes: UnsafeBufferPointer<UInt8>) {
    let length = result.count
    // At most each byte and a space that was due.
    result += repeatElement(0, count: bytes.count + 2)
    var (end, isSpaceDue, hasLetters) = (length, isSpaceDue, hasLetters)
    result.withUnsafeMutableBufferPointer { result in
      for byte in bytes {
        // Without branches, which nobody can predict: what is written is
        // overwritten unless the end moves on.
        let isLetter = byte.isLetter
        result[end] = .space
        end += isSpaceDue && isLetter ? 1 : 0
        result[end] = byte | 0x20
        end += isLetter ? 1 : 0
        hasLetters = hasLetters || isLetter
        isSpaceDue = hasLetters && !isLetter
        if byte == .newline, joining == .nothing {
          (isSpaceDue, hasLetters) = (false, false)
        }
      }
    }
    (self.isSpaceDue, self.hasLetters) = (isSpaceDue, hasLetters)
    result.removeLast(result.count - end)
  }

  /// Adds a code that stands alone.
  mutating func add(_ code: Unicode.Scalar) {
    if restOfCode.isEmpty {
      restOfCode = Array(repeating: nil, count: 1 << 16)
    }
    let number = Int(code.value)
    if restOfCode[number] == nil {
      restOfCode[number] = lettersOfAllScripts(
        in: String(Character(code)).utf8[...])
    }
    add(rest: restOfCode[number]!)
  }

  /// Adds codes that may join one another.
  mutating func add(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    let text = String(decoding: bytes, as: UTF8.self)
    add(rest: lettersOfAllScripts(in: text.utf8[...]))
  }

  /// Adds letters and spaces.
  private mutating func add(rest: [UInt8]) {
    for byte in rest {
      if byte == .space {
        isSpaceDue = hasLetters
      } else {
        if isSpaceDue { result.append(.space) }
        result.append(byte)
        (isSpaceDue, hasLetters) = (false, true)
      }
    }
  }

  /// Ends the text: a line that is joined with a space has one behind it.
  mutating func finish() {
    if joining == .space, hasLetters { result.append(.space) }
  }
}
