import Basics
import Testing

@testable import TextData

/// Blocks of Unicode that letters of many kinds come from.
private let blocks: [ClosedRange<Int>] = [
  0x00...0x7F, 0x61...0x7A, 0x80...0x24F, 0x250...0x36F, 0x370...0x3FF,
  0x400...0x52F, 0x591...0x5F4, 0x600...0x6FF, 0x900...0xDFF, 0xE00...0xFFF,
  0x1E00...0x1FFF, 0x2000...0x206F, 0x2100...0x214F, 0x3000...0x30FF,
  0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE00...0xFFEF,
  0x11080...0x110CF, 0x1F1E6...0x1F1FF, 0x1F3FB...0x1F4FF,
]

/// Codes at which mistakes are made: line ends, marks that join what stands
/// before them, joiners, an invisible one, and capitals with odd small letters.
private let difficult = [
  0x0A, 0x0D, 0x20, 0x301, 0x200D, 0xAD, 0x345, 0x93E, 0x94D, 0x915, 0xFEFF,
  0xD4E, 0x600, 0x37E, 0x130, 0x3A3, 0x1E9E, 0x1F469, 0xFE0F, 0x3099,
]

/// Texts of codes drawn from some of the blocks.
///
/// Without the jamo, of which Korean syllables can be composed: where a line
/// ends between two of them, they are one character with two spellings.
private func texts(_ count: Int, seed: UInt64) -> [String] {
  var generator = SplitMix64(seed: seed)
  return (0..<count).map { _ in
    let chosen = (0...generator.integer(below: 4)).map { _ in
      blocks[generator.integer(below: blocks.count)]
    }
    var codes = String.UnicodeScalarView()
    for _ in 0..<generator.integer(below: 300) {
      let block = chosen[generator.integer(below: chosen.count)]
      let value =
        switch generator.integer(below: 10) {
        case 0: difficult[generator.integer(below: difficult.count)]
        case 1: 0x61 + generator.integer(below: 26)
        case 2: [0x20, 0x0A][generator.integer(below: 2)]
        default: block.lowerBound + generator.integer(below: block.count)
        }
      if let code = Unicode.Scalar(UInt32(value)) { codes.append(code) }
    }
    return String(codes)
  }
}

@Suite struct BytesTests {
  @Test(
    "a corpus made on bytes has the characters of the lines made plainly",
    arguments: Letters.allCases, LineJoining.allCases)
  func plain(letters: Letters, joining: LineJoining) {
    for text in texts(1500, seed: 1) {
      let plain = joining.join(normalizedLines(of: text, keeping: letters))
      let corpus = Corpus(
        text, tokens: .character, keeping: letters, joiningLines: joining)
      let tokens = plain.map { String($0) }
      let vocabulary = Vocabulary(tokens)
      let indices = vocabulary.indices(of: tokens)
      #expect(
        corpus.text.utf8.elementsEqual(plain.utf8)
          && corpus.vocabulary == vocabulary
          && Array(corpus.indices) == indices,
        "\(text.unicodeScalars.map { String($0.value, radix: 16) })")
    }
  }

  @Test("a long text is the same, wherever its pieces end")
  func long() {
    for text in [
      texts(400, seed: 2).joined(),
      String(repeating: "Grün e\u{301} ", count: 9999),
      String(repeating: "समय की ", count: 9999),
      String(repeating: "Time\r\n", count: 9999),
    ] {
      for letters in Letters.allCases {
        let plain = normalizedLines(of: text, keeping: letters).joined()
        let corpus = Corpus(text, tokens: .character, keeping: letters)
        #expect(corpus.count == plain.count)
        #expect(corpus.text.utf8.elementsEqual(plain.utf8))
      }
    }
  }

  @Test("what stands alone joins no other such code and composes with none")
  func alone() {
    let codes = (0x20..<0x10000).compactMap { Unicode.Scalar($0) }
      .filter(standsAlone)
    #expect(codes.count > 30_000)
    var generator = SplitMix64(seed: 3)
    for code in codes {
      let other = codes[generator.integer(below: codes.count)]
      let pair = String(Character(code)) + String(Character(other))
      let plain = [code, other].map {
        String(decoding: rest(of: String(Character($0))), as: UTF8.self)
      }
      #expect(pair.count == 2)
      #expect(
        String(decoding: rest(of: pair), as: UTF8.self)
          == (plain == [" ", " "] ? " " : plain.joined()))
    }
  }

  private func rest(of text: String) -> [UInt8] {
    lettersOfAllScripts(in: text.utf8[...])
  }

  @Test("pieces put together are the text, and end where characters end")
  func pieces() {
    for var text in texts(500, seed: 4) {
      var characters: [Character] = []
      let whole = text
      text.withUTF8 { bytes in
        for piece in TextPieces(of: bytes) {
          let range =
            switch piece {
            case .ascii(let range), .together(let range): range
            case .alone(_, let range): range
            }
          // A line end opens a piece, also between \r and \n.
          characters += String(decoding: bytes[range], as: UTF8.self)
        }
      }
      #expect(String(characters) == whole)
      let ends: Set<Character> = ["\r", "\n", "\r\n"]
      #expect(
        characters.filter { !ends.contains($0) }
          == Array(whole).filter { !ends.contains($0) })
    }
  }

  @Test("what is dropped is counted as if each character were looked at")
  func dropped() {
    for text in texts(800, seed: 5) + ["e\u{301}\r\né\r\n\r\n"] {
      for letters in Letters.allCases {
        let dropped = DroppedCharacters(of: text, keeping: letters)
        #expect(dropped.total == text.count)
        #expect(
          dropped.count
            == text.count { !letters.keep($0) && !$0.isWhitespace })
      }
    }
  }
}
