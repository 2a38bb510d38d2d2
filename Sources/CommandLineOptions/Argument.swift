extension Command {
  /// Something that is given by its position: `A` in `Benchmark A`.
  public struct Argument: Sendable {
    let name: String
    let value: Value<Settings>
    let isRequired: Bool
    let help: String

    /// The name as the help and messages show it.
    var title: String { "<\(name)>" }
  }
}

extension Command.Argument {
  /// One of the cases of an enumeration, by its raw value.
  public static func choice<Choice>(
    _ name: String, _ place: WritableKeyPath<Settings, Choice> & Sendable,
    isRequired: Bool = true, help: String
  ) -> Self
  where
    Choice: CaseIterable & RawRepresentable<String> & SendableMetatype
  {
    Self(
      name: name, value: .choice(place), isRequired: isRequired, help: help)
  }

  /// Any text that is not empty.
  public static func text(
    _ name: String, _ place: WritableKeyPath<Settings, String> & Sendable,
    isRequired: Bool = true, help: String
  ) -> Self {
    Self(
      name: name, value: .text(place, placeholder: name),
      isRequired: isRequired, help: help)
  }

  /// Any text that is not empty; nil where the argument is left out.
  public static func text(
    _ name: String, _ place: WritableKeyPath<Settings, String?> & Sendable,
    isRequired: Bool = true, help: String
  ) -> Self {
    Self(
      name: name, value: .text(place, placeholder: name),
      isRequired: isRequired, help: help)
  }
}
