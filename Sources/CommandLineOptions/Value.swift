/// A value on the command line: what it may be, and where it belongs.
struct Value<Settings>: Sendable {
  /// What stands for the value in the help: NUMBER.
  let placeholder: String
  /// What the value must be, as the end of a sentence: a whole number from 1
  /// to 9.
  let expectation: String
  /// What the value may be, in the short form of the help: 1 to 9.
  var bounds: String?
  /// Whether the help quotes the value.
  var isText = false
  /// The value as it would be written after the option, or nothing if there is
  /// none.
  let written: @Sendable (Settings) -> String?
  /// Reads the value and puts it in its place.
  let set: @Sendable (String, inout Settings) throws(ValueProblem) -> Void
}

/// What can be wrong with a value.
public enum ValueProblem: Error, Equatable, Sendable {
  case empty, notANumber, notAWholeNumber, notFinite, tooSmall, tooLarge
  case notAChoice
}

// MARK: - Numbers

extension Value {
  static func integer<Number: FixedWidthInteger & Sendable>(
    _ place: WritableKeyPath<Settings, Number> & Sendable,
    in range: ClosedRange<Number>
  ) -> Value {
    let bounds = "\(range.lowerBound) to \(range.upperBound)"
    return Value(
      placeholder: "INTEGER", expectation: "a whole number from \(bounds)",
      bounds: bounds, written: { "\($0[keyPath: place])" }
    ) { text, settings throws(ValueProblem) in
      settings[keyPath: place] = try wholeNumber(text, in: range)
    }
  }

  static func integer(
    _ place: WritableKeyPath<Settings, Int?> & Sendable,
    in range: ClosedRange<Int>
  ) -> Value {
    let bounds = "\(range.lowerBound) to \(range.upperBound)"
    return Value(
      placeholder: "INTEGER", expectation: "a whole number from \(bounds)",
      bounds: bounds, written: { $0[keyPath: place].map { "\($0)" } }
    ) { text, settings throws(ValueProblem) in
      settings[keyPath: place] = try wholeNumber(text, in: range)
    }
  }

  /// A number in the range, or any positive number if there is none.
  static func number<Number: DecimalNumber>(
    _ place: WritableKeyPath<Settings, Number> & Sendable,
    in range: ClosedRange<Number>?
  ) -> Value {
    Value(
      placeholder: "NUMBER",
      expectation: range.map { "a number from \(bounds(of: $0))" }
        ?? "a number above 0",
      bounds: range.map(bounds) ?? "above 0",
      written: { short($0[keyPath: place]) }
    ) { text, settings throws(ValueProblem) in
      settings[keyPath: place] = try decimalNumber(text, in: range)
    }
  }

  /// A positive number, or the word none.
  static func numberOrNone<Number: DecimalNumber>(
    _ place: WritableKeyPath<Settings, Number?> & Sendable
  ) -> Value {
    Value(
      placeholder: "NUMBER", expectation: "a number above 0, or none",
      bounds: "above 0, or none",
      written: { $0[keyPath: place].map(short) ?? "none" }
    ) { text, settings throws(ValueProblem) in
      settings[keyPath: place] =
        text == "none" ? nil : try decimalNumber(text, in: nil)
    }
  }

  private static func bounds(
    of range: ClosedRange<some DecimalNumber>
  ) -> String {
    "\(short(range.lowerBound)) to \(short(range.upperBound))"
  }

  /// The shortest text that means the number: "1" rather than "1.0".
  private static func short(_ number: some DecimalNumber) -> String {
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

/// A type of decimal numbers that can be given on a command line: `Float` or
/// `Double`.
public typealias DecimalNumber =
  BinaryFloatingPoint & LosslessStringConvertible & Sendable

// MARK: - Choices and text

extension Value {
  static func choice<Choice>(
    _ place: WritableKeyPath<Settings, Choice> & Sendable
  ) -> Value
  where
    Choice: CaseIterable & RawRepresentable<String> & SendableMetatype
  {
    let names = Choice.allCases.map(\.rawValue)
    let list = listing(names)
    return Value(
      placeholder: "CHOICE", expectation: list, bounds: list,
      written: { $0[keyPath: place].rawValue }
    ) { text, settings throws(ValueProblem) in
      guard !text.isEmpty else { throw .empty }
      guard let choice = Choice(rawValue: text), names.contains(text) else {
        throw .notAChoice
      }
      settings[keyPath: place] = choice
    }
  }

  static func text(
    _ place: WritableKeyPath<Settings, String> & Sendable, placeholder: String
  ) -> Value {
    Value(
      placeholder: placeholder, expectation: "text that is not empty",
      isText: true, written: { $0[keyPath: place] }
    ) { text, settings throws(ValueProblem) in
      guard !text.isEmpty else { throw .empty }
      settings[keyPath: place] = text
    }
  }

  static func text(
    _ place: WritableKeyPath<Settings, String?> & Sendable,
    placeholder: String, emptyIsNil: Bool = false
  ) -> Value {
    Value(
      placeholder: placeholder, expectation: "text that is not empty",
      isText: true, written: { $0[keyPath: place] }
    ) { text, settings throws(ValueProblem) in
      guard emptyIsNil || !text.isEmpty else { throw .empty }
      settings[keyPath: place] = text.isEmpty ? nil : text
    }
  }

  /// The names as a list to choose from: "red, green or blue".
  private static func listing(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else {
      return names.joined()
    }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }
}
