/// What the help and the messages say of a value.
struct ValueForm: Sendable {
  /// What stands for the value in the help, such as NUMBER; nothing for a
  /// switch, which has no value.
  var placeholder: String?
  /// What the value must be, as the end of a sentence.
  var expectation = ""
  /// What the value may be, in the short form of the help: 1 to 9.
  var bounds: String?
  /// Whether the help quotes the value.
  var isText = false

  static let flag = ValueForm()
  static let numberOrNone = ValueForm(
    placeholder: "NUMBER", expectation: "a number above 0, or none",
    bounds: "above 0, or none")

  static func integer(in range: ClosedRange<some FixedWidthInteger>) -> Self {
    let bounds = "\(range.lowerBound) to \(range.upperBound)"
    return Self(
      placeholder: "INTEGER", expectation: "a whole number from \(bounds)",
      bounds: bounds)
  }

  static func number(in range: ClosedRange<some DecimalNumber>?) -> Self {
    guard let range else {
      return Self(
        placeholder: "NUMBER", expectation: "a number above 0",
        bounds: "above 0")
    }
    let bounds = "\(short(range.lowerBound)) to \(short(range.upperBound))"
    return Self(
      placeholder: "NUMBER", expectation: "a number from \(bounds)",
      bounds: bounds)
  }

  /// A list to choose from: "red, green or blue".
  static func choice(of names: [String]) -> Self {
    let first = names.dropLast().joined(separator: ", ")
    let list = (first.isEmpty ? [] : [first]) + names.suffix(1)
    let text = list.joined(separator: " or ")
    return Self(placeholder: "CHOICE", expectation: text, bounds: text)
  }

  static func text(_ placeholder: String) -> Self {
    Self(
      placeholder: placeholder, expectation: "text that is not empty",
      isText: true)
  }
}

/// What is wrong with a value; the raw value completes "which is".
enum Misfit: String, Error {
  case empty
  case notANumber = "not a number"
  case notAWholeNumber = "not a whole number"
  case notFinite = "not finite"
  case tooSmall = "too small"
  case tooLarge = "too large"
  case notAChoice = "not one of the choices"
}

// MARK: - Numbers

/// A type of decimal numbers that can be given on a command line: `Float` or
/// `Double`.
public typealias DecimalNumber =
  BinaryFloatingPoint & LosslessStringConvertible & Sendable

/// The shortest text that means the number: "1" rather than "1.0".
@Sendable func short(_ number: some DecimalNumber) -> String {
  let text = "\(number)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

/// Reads a whole number: digits, perhaps with a sign, and nothing else.
func wholeNumber<Number: FixedWidthInteger>(
  _ text: String, in range: ClosedRange<Number>
) throws(Misfit) -> Number {
  guard !text.isEmpty else { throw .empty }
  let digits = "+-".contains(text.prefix(1)) ? text.dropFirst() : text[...]
  guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else {
    throw .notAWholeNumber
  }
  // Digits that are no number of this type are beyond one of its ends.
  guard let number = Number(text) else {
    throw text.first == "-" ? .tooSmall : .tooLarge
  }
  if number < range.lowerBound { throw .tooSmall }
  if number > range.upperBound { throw .tooLarge }
  return number
}

/// Reads a decimal number such as 0.5 or 2e-3: one in the range or, if there
/// is none, a positive one.
func decimalNumber<Number: DecimalNumber>(
  _ text: String, in range: ClosedRange<Number>? = nil
) throws(Misfit) -> Number {
  guard !text.isEmpty else { throw .empty }
  let word = text.lowercased().drop { $0 == "-" || $0 == "+" }
  guard !["nan", "inf", "infinity"].contains(word) else { throw .notFinite }
  // Swift reads 0x1p3 too, which is more likely a mistake here.
  guard text.allSatisfy({ "0123456789.eE+-".contains($0) }),
    let number = Number(text)
  else { throw .notANumber }
  // A number too large for its type is read as infinite, one too close to
  // zero as zero.
  guard number.isFinite else { throw number < 0 ? .tooSmall : .tooLarge }
  if number < range?.lowerBound ?? .leastNonzeroMagnitude { throw .tooSmall }
  if number > range?.upperBound ?? .greatestFiniteMagnitude { throw .tooLarge }
  return number
}
