/// Reads the part of JSON that a header is made of: objects, strings and
/// lists of whole numbers.
///
/// Foundation's readers do not do here: they keep one of two members of the
/// same name without a word, and take 1e3 and 2.0 for whole numbers. The
/// format allows neither. Nothing here calls itself, so that no nesting can
/// exhaust the stack, and each byte is looked at once or twice.
struct HeaderScanner {
  typealias Fault = SafeTensorsError.Fault

  private let bytes: [UInt8]
  private var position = 0
  /// The tensor whose entry is being read; named in errors.
  var tensor: String?

  /// - Parameter bytes: UTF-8.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? {
    position < bytes.count ? bytes[position] : nil
  }

  func expected(_ what: String) -> Fault {
    .malformed(offset: position, tensor: tensor, expected: what)
  }

  private mutating func skipSpaces() {
    while let byte = next, byte <= 0x20 {
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  /// Passes over a character, if it is the next one.
  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// Makes sure that nothing but spaces is left.
  mutating func end() throws(Fault) {
    skipSpaces()
    if next != nil { throw expected("the end of the header") }
  }
}

// MARK: - Objects and lists

extension HeaderScanner {
  /// Reads `{"name": value, ...}`; `member` reads each value.
  ///
  /// Names are compared byte by byte, as the reference implementation does. A
  /// `String` brings its letters and their marks into an order first, which
  /// takes minutes for a name of a million marks.
  mutating func object(
    _ member: (inout HeaderScanner, _ name: String) throws(Fault) -> Void
  ) throws(Fault) {
    guard take("{") else { throw expected("a {") }
    skipSpaces()
    if take("}") { return }
    var names: Set<[UInt8]> = []
    repeat {
      skipSpaces()
      let name = try string()
      guard names.insert(Array(name.utf8)).inserted else {
        throw .twice(name: name, tensor: tensor)
      }
      skipSpaces()
      guard take(":") else { throw expected("a colon") }
      skipSpaces()
      try member(&self, name)
      skipSpaces()
    } while take(",")
    guard take("}") else { throw expected("a comma or a }") }
  }

  /// Reads `[1, 2, ...]`.
  mutating func integers() throws(Fault) -> [Int] {
    guard take("[") else { throw expected("a list of whole numbers") }
    skipSpaces()
    if take("]") { return [] }
    var integers: [Int] = []
    repeat {
      skipSpaces()
      integers.append(try integer())
      skipSpaces()
    } while take(",")
    guard take("]") else { throw expected("a comma or a ]") }
    return integers
  }

  /// A whole number from 0 on in plain digits: no sign, point, exponent or
  /// leading zero.
  private mutating func integer() throws(Fault) -> Int {
    let start = position
    var number = 0
    var isTooLarge = false
    while let byte = next, (0x30...0x39).contains(byte) {
      let (tens, carries) = number.multipliedReportingOverflow(by: 10)
      let (sum, overflows) = tens.addingReportingOverflow(Int(byte) - 0x30)
      isTooLarge = isTooLarge || carries || overflows
      number = sum
      position += 1
    }
    let hasLeadingZero = position > start + 1 && bytes[start] == 0x30
    let goesOn = next == 0x2E || next == 0x45 || next == 0x65  // . E e
    guard position > start, !isTooLarge, !hasLeadingZero, !goesOn else {
      position = start
      throw expected("a whole number from 0 to \(Int.max), in digits alone")
    }
    return number
  }
}

// MARK: - Strings

extension HeaderScanner {
  mutating func string() throws(Fault) -> String {
    guard take("\"") else { throw expected("a string") }
    var text: [UInt8] = []
    var start = position  // of what is not yet in `text`
    while let byte = next, byte >= 0x20 {
      switch byte {
      case UInt8(ascii: "\""):
        text += bytes[start..<position]
        position += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        text += bytes[start..<position]
        position += 1
        text += String(try escape()).utf8
        start = position
      default: position += 1
      }
    }
    throw expected("the rest of a string, without control characters")
  }

  /// What follows a backslash.
  private mutating func escape() throws(Fault) -> Unicode.Scalar {
    let wanted = expected("an escape that JSON knows")
    guard let letter = next else { throw wanted }
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      return Unicode.Scalar(letter)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      guard let unit = hexadecimal() else { throw wanted }
      if let scalar = Unicode.Scalar(unit) { return scalar }
      // A character beyond the first 65,536 is written as two halves.
      guard (0xD800..<0xDC00).contains(unit), take("\\"), take("u"),
        let low = hexadecimal(), (0xDC00..<0xE000).contains(low),
        let scalar = Unicode.Scalar(
          0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
      else { throw wanted }
      return scalar
    default: throw wanted
    }
  }

  /// The number that the next four digits spell.
  private mutating func hexadecimal() -> UInt32? {
    var number: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Self.digit(byte) else { return nil }
      number = number << 4 + digit
      position += 1
    }
    return number
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) - 0x30
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte) - 0x61 + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte) - 0x41 + 10
    default: nil
    }
  }
}
