/// A piece of a text in UTF-8, that no character of another piece belongs to.
enum TextPiece {
  /// Bytes of ASCII.
  case ascii(Range<Int>)
  /// One code that is a character.
  case alone(Unicode.Scalar, Range<Int>)
  /// Codes of which several may be one character.
  case together(Range<Int>)
}

/// Cuts a text into pieces where it is certain that one character ends and
/// another begins.
///
/// To find characters in general is slow: accents and vowel signs join what
/// stands before them, and Unicode has long tables of what joins what. But
/// between two codes that `standsAlone` knows no joining happens, so most texts
/// need the tables in few places or none. A line end belongs to no character
/// behind it.
struct TextPieces: IteratorProtocol, Sequence {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  /// The most bytes of ASCII in a piece: they stay in the nearest cache.
  private static let longestPiece = 1 << 14

  /// The pieces of a text that is UTF-8.
  init(of bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func next() -> TextPiece? {
    guard position < bytes.count else { return nil }
    let start = position
    if bytes[start] < 0x80 {
      let end = endOfASCII()
      // What follows may join the last character before it.
      let isWhole = end == bytes.count || bytes[end - 1] == .newline
      position = isWhole || bytes[end] < 0x80 ? end : end - 1
      if position > start { return .ascii(start..<position) }
    }
    return pieceWithCodes()
  }

  /// Where the bytes of ASCII that begin here end, or the piece is long enough.
  private func endOfASCII() -> Int {
    let most = Swift.min(bytes.count, position + Self.longestPiece)
    var end = position
    let raw = UnsafeRawBufferPointer(bytes)
    while end + 8 <= most,
      raw.loadUnaligned(fromByteOffset: end, as: UInt64.self)
        & 0x8080_8080_8080_8080 == 0
    { end += 8 }
    while end < most, bytes[end] < 0x80 { end += 1 }
    return end
  }

  /// The codes from here on up to the first place where two stand side by side
  /// that stand alone.
  private mutating func pieceWithCodes() -> TextPiece {
    let start = position
    let first = nextCode()
    var isAlone = standsAlone(first)
    var count = 1
    while position < bytes.count, bytes[position] != .newline {
      let end = position
      let nextIsAlone = standsAlone(nextCode())
      if isAlone && nextIsAlone {
        position = end
        break
      }
      isAlone = nextIsAlone
      count += 1
    }
    return count == 1 && isAlone
      ? .alone(first, start..<position) : .together(start..<position)
  }

  /// Decodes the code that begins here, and steps behind it.
  private mutating func nextCode() -> Unicode.Scalar {
    let lead = UInt32(bytes[position])
    let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    // The bits of the first byte that are the code's, then six of each other.
    var code = length == 1 ? lead : lead & (0x7F >> UInt32(length))
    for place in 1..<length {
      code = code << 6 | UInt32(bytes[position + place] & 0x3F)
    }
    position += length
    return Unicode.Scalar(code)!
  }
}

/// Whether a code is a character by itself wherever its neighbours are such
/// codes, too: it joins none of them, composes with none, and is not another
/// spelling of one.
///
/// These are the letters and signs of many scripts, not all such codes.
func standsAlone(_ code: Unicode.Scalar) -> Bool {
  switch code.value {
  case 0x00...0x7F: true  // ASCII, but for \r before \n
  case 0xA0...0xAC, 0xAE...0x2FF: true  // Latin; AD is the soft hyphen
  case 0x370...0x373, 0x375...0x377, 0x37A...0x37D, 0x37F...0x386,
    0x388...0x3FF:
    true  // Greek
  case 0x400...0x482, 0x48A...0x52F: true  // Cyrillic
  case 0x5D0...0x5EA: true  // Hebrew
  case 0x620...0x64A, 0x660...0x66F, 0x671...0x6D3: true  // Arabic
  case 0x1E00...0x1EFF: true  // more Latin
  case 0x2010...0x2027, 0x2030...0x205E: true  // dashes and quotation marks
  case 0x3001...0x3029: true  // signs of East Asia
  case 0x3041...0x3096, 0x309D...0x30FF: true  // Japanese
  case 0x4E00...0x9FFF: true  // Chinese
  case 0xAC00...0xD7A3: true  // Korean
  case 0xFF01...0xFF9D: true  // wide forms
  default: false
  }
}
