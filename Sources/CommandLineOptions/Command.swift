import Basics

/// The command line of a program: which options and arguments it takes, and
/// where in `Settings` their values belong.
///
///     let command = Command<Settings>(
///       name: "Chapter08_Training", summary: "Trains a language model.",
///       options: [
///         .integer("--epochs", \.epochs, in: 1...1000, help: "passes"),
///         .flag("--quiet", \.quiet, help: "print only the result"),
///       ])
///     let settings = command.parseOrExit(defaults: Settings())
///
/// Both `--epochs 5` and `--epochs=5` are understood. `--help` and `-h` are
/// built in, and what follows `--` is never taken for an option.
public struct Command<Settings>: Sendable {
  /// The name by which the program is called.
  public let name: String
  /// What the program does, in a sentence.
  public let summary: String
  let arguments: [Argument]
  let options: [Option]

  /// A command with its arguments in the order in which they are written.
  public init(
    name: String, summary: String, arguments: [Argument] = [],
    options: [Option] = []
  ) {
    let names = options.map(\.name) + ["--help"]
    require(
      names.allSatisfy { $0.hasPrefix("--") && $0.count > 2 }
        && !names.contains { $0.contains("=") },
      "Options of \(name) must be named like --epochs: \(names).")
    require(
      Set(names).count == names.count,
      "Each option of \(name) needs a name of its own: \(names).")
    let required = arguments.prefix(while: \.isRequired).count
    require(
      arguments.dropFirst(required).allSatisfy { !$0.isRequired },
      "The required arguments of \(name) must come before the others.")
    self.name = name
    self.summary = summary
    self.arguments = arguments
    self.options = options
  }

  /// The settings that the words of a command line ask for; what they do not
  /// mention is as in `defaults`.
  ///
  /// - Throws: `HelpRequest` if help is asked for anywhere, and `UsageError`
  ///   for a command line that is wrong.
  public func parse(
    _ words: [String], defaults: Settings
  ) throws -> Settings {
    let asksForHelp = words.prefix { $0 != "--" }
      .contains { $0 == "--help" || $0 == "-h" }
    if asksForHelp { throw HelpRequest(text: help(defaults: defaults)) }
    return try read(words, defaults: defaults).settings
  }
}

/// Somebody asked for help; `text` is the answer.
public struct HelpRequest: Error, Equatable {
  /// The help, fitted into 80 columns.
  public let text: String
}
