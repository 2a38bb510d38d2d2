import Basics

extension Tensor: CustomStringConvertible {
  /// The elements, row by row, rounded to four decimals.
  ///
  /// A column of whole numbers is written without decimals. A tensor without
  /// elements tells its shape.
  public var description: String {
    // However many empty rows there are, they are not worth writing.
    if count == 0 { return rank == 1 ? "[]" : "[] of shape \(shape.written)" }
    let areWhole = elements.allSatisfy { $0 == $0.rounded() && abs($0) < 1e6 }
    let written = elements.map { Self.written($0, asWhole: areWhole) }
    let width = written.map { $0.count }.max() ?? 0
    let padded = written.map { $0.right(width) }
    return Self.nested(padded[...], shape[...], indent: 1)
  }

  private static func nested(
    _ words: ArraySlice<String>, _ shape: ArraySlice<Int>, indent: Int
  ) -> String {
    guard let length = shape.first else { return words.first ?? "" }
    let rest = shape.dropFirst()
    let size = rest.reduce(1, *)
    let parts = (0..<length).map { index in
      let start = words.startIndex + index * size
      return nested(words[start..<start + size], rest, indent: indent + 1)
    }
    let space = String(repeating: " ", count: indent)
    let separator = rest.isEmpty ? ", " : ",\n" + space
    return "[" + parts.joined(separator: separator) + "]"
  }

  /// Rounded to four decimals, with the digits written one by one so that the
  /// text is the same everywhere.
  private static func written(_ number: Float, asWhole: Bool) -> String {
    guard number.isFinite, abs(number) < 1e9 else { return "\(number)" }
    let scaled = Int((Double(abs(number)) * 10_000).rounded())
    let sign = number < 0 && scaled > 0 ? "-" : ""
    let (whole, part) = scaled.quotientAndRemainder(dividingBy: 10_000)
    if asWhole { return "\(sign)\(whole)" }
    let digits = String(part)
    let zeros = String(repeating: "0", count: 4 - digits.count)
    return "\(sign)\(whole).\(zeros)\(digits)"
  }
}
