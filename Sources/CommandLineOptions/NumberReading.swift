/// Reads a whole number: digits, perhaps with a sign, and nothing else.
func wholeNumber<Number: FixedWidthInteger>(
  _ text: String, in range: ClosedRange<Number>
) throws(ValueProblem) -> Number {
  guard !text.isEmpty else { throw .empty }
  let digits =
    text.first == "-" || text.first == "+" ? text.dropFirst() : text[...]
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
  _ text: String, in range: ClosedRange<Number>?
) throws(ValueProblem) -> Number {
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
