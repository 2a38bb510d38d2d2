import Foundation

/// Reads the part of JSON that a header is made of: objects, strings and
/// lists of whole numbers.
///
/// Foundation reads its strings with escapes, and nothing else: it keeps one of
/// two members of the same name without a word, and takes 1e3 and 2.0 for whole
/// numbers. The format allows neither. Nothing here calls itself, so that no nesting can
/// exhaust the stack, and each byte is looked at once or twice.
struct HeaderScanner {
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
    .damaged("at byte \(position) of the header\(place), there must be \(what)")
  }

  private var place: String {
    tensor.map { ", in the entry of \($0.quoted)" } ?? ""
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
        throw .damaged(
          "the name \(name.quoted) stands twice in the header\(place)")
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
    let start = position
    guard take("\"") else { throw expected("a string") }
    var (isEscaped, hasEscapes) = (false, false)
    while let byte = next, byte >= 0x20 {
      position += 1
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        (isEscaped, hasEscapes) = (true, true)
      } else if byte == UInt8(ascii: "\"") {
        guard hasEscapes else {
          return String(
            decoding: bytes[start + 1..<position - 1], as: UTF8.self)
        }
        let json = Data(bytes[start..<position])
        if let text = try? JSONDecoder().decode(String.self, from: json) {
          return text
        }
        throw expected("escapes that JSON knows before this place")
      }
    }
    throw expected("the rest of a string, without control characters")
  }
}
