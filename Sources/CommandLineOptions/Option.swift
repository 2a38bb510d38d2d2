extension Command {
  /// Something that may be given by name, anywhere on the command line, once.
  public struct Option: Sendable {
    enum Kind: Sendable {
      case flag(WritableKeyPath<Settings, Bool> & Sendable)
      case value(Value<Settings>)
    }

    let name: String
    let kind: Kind
    let help: String

    private init(_ name: String, _ value: Value<Settings>, help: String) {
      self.name = name
      self.kind = .value(value)
      self.help = help
    }

    private init(
      _ name: String, flag: WritableKeyPath<Settings, Bool> & Sendable,
      help: String
    ) {
      self.name = name
      self.kind = .flag(flag)
      self.help = help
    }
  }
}

extension Command.Option {
  /// A switch: `--quiet` sets its place to true.
  public static func flag(
    _ name: String, _ place: WritableKeyPath<Settings, Bool> & Sendable,
    help: String
  ) -> Self {
    Self(name, flag: place, help: help)
  }

  /// A whole number in a range: `--epochs 500`.
  public static func integer<Number: FixedWidthInteger & Sendable>(
    _ name: String, _ place: WritableKeyPath<Settings, Number> & Sendable,
    in range: ClosedRange<Number>, help: String
  ) -> Self {
    Self(name, .integer(place, in: range), help: help)
  }

  /// A whole number in a range; nil where the option is left out.
  public static func integer(
    _ name: String, _ place: WritableKeyPath<Settings, Int?> & Sendable,
    in range: ClosedRange<Int>, help: String
  ) -> Self {
    Self(name, .integer(place, in: range), help: help)
  }

  /// The seed of a random generator, any unsigned number of 64 bits.
  public static func seed(
    _ name: String, _ place: WritableKeyPath<Settings, UInt64> & Sendable,
    help: String
  ) -> Self {
    Self(name, .integer(place, in: 0...UInt64.max), help: help)
  }

  /// A finite number in a range, or above 0 if there is no range: `--rate 0.5`.
  public static func number<Number: DecimalNumber>(
    _ name: String, _ place: WritableKeyPath<Settings, Number> & Sendable,
    in range: ClosedRange<Number>? = nil, help: String
  ) -> Self {
    Self(name, .number(place, in: range), help: help)
  }

  /// A finite number above 0, or the word none, which means nil: `--clip none`.
  public static func numberOrNone<Number: DecimalNumber>(
    _ name: String, _ place: WritableKeyPath<Settings, Number?> & Sendable,
    help: String
  ) -> Self {
    Self(name, .numberOrNone(place), help: help)
  }

  /// One of the cases of an enumeration, by its raw value.
  public static func choice<Choice>(
    _ name: String, _ place: WritableKeyPath<Settings, Choice> & Sendable,
    help: String
  ) -> Self
  where
    Choice: CaseIterable & RawRepresentable<String> & SendableMetatype
  {
    Self(name, .choice(place), help: help)
  }

  /// Any text that is not empty.
  public static func text(
    _ name: String, _ place: WritableKeyPath<Settings, String> & Sendable,
    placeholder: String = "TEXT", help: String
  ) -> Self {
    Self(name, .text(place, placeholder: placeholder), help: help)
  }

  /// Any text that is not empty; nil where the option is left out.
  ///
  /// - Parameter emptyIsNil: Whether empty text may be given, and means nil.
  public static func text(
    _ name: String, _ place: WritableKeyPath<Settings, String?> & Sendable,
    placeholder: String = "TEXT", emptyIsNil: Bool = false, help: String
  ) -> Self {
    Self(
      name,
      .text(place, placeholder: placeholder, emptyIsNil: emptyIsNil),
      help: help)
  }

  /// The path of a file.
  public static func path(
    _ name: String, _ place: WritableKeyPath<Settings, String> & Sendable,
    placeholder: String = "FILE", help: String
  ) -> Self {
    .text(name, place, placeholder: placeholder, help: help)
  }

  /// The path of a file; nil where the option is left out.
  public static func path(
    _ name: String, _ place: WritableKeyPath<Settings, String?> & Sendable,
    placeholder: String = "FILE", help: String
  ) -> Self {
    .text(name, place, placeholder: placeholder, help: help)
  }
}
