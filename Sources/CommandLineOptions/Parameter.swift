extension Command {
  /// Something that may be given by name, anywhere on the command line, once.
  public typealias Option = Parameter
  /// Something that is given by its position: `A` in `Benchmark A`.
  public typealias Argument = Parameter

  /// An option or an argument, and its place in the settings.
  public struct Parameter: Sendable {
    /// `--epochs`, or the word for an argument.
    let name: String
    /// Whether an argument may not be left out.
    let isRequired: Bool
    /// What it is, for the help.
    let help: String
    /// What its value may be.
    let form: ValueForm
    /// The value as it would be written, or nothing if there is none.
    let written: @Sendable (Settings) -> String?
    /// Reads the value and puts it in its place.
    let set: @Sendable (String, inout Settings) throws(Misfit) -> Void

    /// A parameter whose values are read by `read` and written by `write`.
    private init<Value>(
      _ name: String, _ place: WritableKeyPath<Settings, Value> & Sendable,
      _ form: ValueForm, isRequired: Bool = false, help: String,
      read: @escaping @Sendable (String) throws(Misfit) -> Value,
      write: @escaping @Sendable (Value) -> String?
    ) {
      self.name = name
      self.isRequired = isRequired
      self.help = help
      self.form = form
      written = { write($0[keyPath: place]) }
      set = { text, settings throws(Misfit) in
        settings[keyPath: place] = try read(text)
      }
    }
  }
}

// MARK: - Switches and numbers

extension Command.Parameter {
  /// A switch: `--quiet` sets its place to true.
  public static func flag(
    _ name: String, _ place: WritableKeyPath<Settings, Bool> & Sendable,
    help: String
  ) -> Self {
    Self(
      name, place, .flag, help: help, read: { _ in true },
      write: { $0 ? "on" : "off" })
  }

  /// A whole number in a range: `--epochs 500`.
  public static func integer<Number: FixedWidthInteger & Sendable>(
    _ name: String, _ place: WritableKeyPath<Settings, Number> & Sendable,
    in range: ClosedRange<Number>, help: String
  ) -> Self {
    Self(
      name, place, .integer(in: range), help: help,
      read: { text throws(Misfit) in try wholeNumber(text, in: range) },
      write: { "\($0)" })
  }

  /// A whole number in a range; nil where the option is left out.
  public static func integer(
    _ name: String, _ place: WritableKeyPath<Settings, Int?> & Sendable,
    in range: ClosedRange<Int>, help: String
  ) -> Self {
    Self(
      name, place, .integer(in: range), help: help,
      read: { text throws(Misfit) in try wholeNumber(text, in: range) },
      write: { $0.map { "\($0)" } })
  }

  /// A finite number in a range, or above 0 if there is no range: `--rate 0.5`.
  public static func number<Number: DecimalNumber>(
    _ name: String, _ place: WritableKeyPath<Settings, Number> & Sendable,
    in range: ClosedRange<Number>? = nil, help: String
  ) -> Self {
    Self(
      name, place, .number(in: range), help: help,
      read: { text throws(Misfit) in try decimalNumber(text, in: range) },
      write: { short($0) })
  }

  /// A finite number above 0, or the word none, which means nil: `--clip none`.
  public static func numberOrNone<Number: DecimalNumber>(
    _ name: String, _ place: WritableKeyPath<Settings, Number?> & Sendable,
    help: String
  ) -> Self {
    Self(
      name, place, .numberOrNone, help: help,
      read: { text throws(Misfit) in
        text == "none" ? nil : try decimalNumber(text)
      },
      write: { $0.map(short) ?? "none" })
  }
}

// MARK: - Choices and text

extension Command.Parameter {
  /// One of the cases of an enumeration, by its raw value.
  public static func choice<Choice>(
    _ name: String, _ place: WritableKeyPath<Settings, Choice> & Sendable,
    isRequired: Bool = true, help: String
  ) -> Self
  where
    Choice: CaseIterable & RawRepresentable<String> & SendableMetatype
  {
    let names = Choice.allCases.map(\.rawValue)
    return Self(
      name, place, .choice(of: names), isRequired: isRequired, help: help,
      read: { text throws(Misfit) in
        guard !text.isEmpty else { throw .empty }
        guard let choice = Choice(rawValue: text), names.contains(text) else {
          throw .notAChoice
        }
        return choice
      },
      write: \.rawValue)
  }

  /// Any text that is not empty.
  public static func text(
    _ name: String, _ place: WritableKeyPath<Settings, String> & Sendable,
    placeholder: String = "TEXT", isRequired: Bool = true, help: String
  ) -> Self {
    Self(
      name, place, .text(placeholder), isRequired: isRequired, help: help,
      read: { text throws(Misfit) in
        guard !text.isEmpty else { throw .empty }
        return text
      },
      write: { $0 })
  }

  /// Any text that is not empty; nil where it is left out.
  ///
  /// - Parameter emptyIsNil: Whether empty text may be given, and means nil.
  public static func text(
    _ name: String, _ place: WritableKeyPath<Settings, String?> & Sendable,
    placeholder: String = "TEXT", emptyIsNil: Bool = false,
    isRequired: Bool = true, help: String
  ) -> Self {
    Self(
      name, place, .text(placeholder), isRequired: isRequired, help: help,
      read: { text throws(Misfit) in
        guard emptyIsNil || !text.isEmpty else { throw .empty }
        return text.isEmpty ? nil : text
      },
      write: { $0 })
  }

  /// The path of a file.
  public static func path(
    _ name: String, _ place: WritableKeyPath<Settings, String> & Sendable,
    help: String
  ) -> Self {
    .text(name, place, placeholder: "FILE", help: help)
  }

  /// The path of a file; nil where the option is left out.
  public static func path(
    _ name: String, _ place: WritableKeyPath<Settings, String?> & Sendable,
    help: String
  ) -> Self {
    .text(name, place, placeholder: "FILE", help: help)
  }
}
