/// One reading of a command line, word by word.
struct Parser<Settings> {
  let command: Command<Settings>
  private var words: ArraySlice<String>
  private var settings: Settings
  private var arguments: ArraySlice<Command<Settings>.Argument>
  private(set) var given: Set<String> = []

  init(command: Command<Settings>, words: [String], settings: Settings) {
    self.command = command
    self.words = words[...]
    self.settings = settings
    arguments = command.arguments[...]
  }

  mutating func run() throws(UsageError.Problem) -> Settings {
    var optionsAreOver = false
    while let word = words.popFirst() {
      if optionsAreOver || !word.hasPrefix("-") || word == "-" {
        try readArgument(word)
      } else if word == "--" {
        optionsAreOver = true
      } else {
        try readOption(word)
      }
    }
    if let missing = arguments.first, missing.isRequired {
      throw .missingArgument(
        missing.title, expected: missing.value.expectation)
    }
    return settings
  }

  private mutating func readArgument(
    _ word: String
  ) throws(UsageError.Problem) {
    guard let argument = arguments.popFirst() else {
      throw .unexpectedArgument(word)
    }
    try set(argument.value, of: argument.title, to: word)
  }

  private mutating func readOption(
    _ word: String
  ) throws(UsageError.Problem) {
    // The name before the first "=", and the value after it if there is one.
    let name = String(word.prefix { $0 != "=" })
    let attached =
      word.contains("=") ? String(word.dropFirst(name.count + 1)) : nil
    guard let option = command.options.first(where: { $0.name == name }) else {
      let names = command.options.map(\.name) + ["--help"]
      throw .unknownOption(name, nearest: nearest(to: name, among: names))
    }
    guard given.insert(name).inserted else { throw .repeatedOption(name) }
    switch option.kind {
    case .flag(let flag):
      guard attached == nil else { throw .unwantedValue(name) }
      settings[keyPath: flag] = true
    case .value(let value):
      if let attached {
        try set(value, of: name, to: attached)
      } else {
        try set(value, of: name, to: nextValue(for: name, value))
      }
    }
  }

  /// The next word, unless it looks like another option.
  private mutating func nextValue(
    for name: String, _ value: Value<Settings>
  ) throws(UsageError.Problem) -> String {
    guard let word = words.first, !word.hasPrefix("--") else {
      throw .missingValue(name, expected: value.expectation)
    }
    return words.removeFirst()
  }

  private mutating func set(
    _ value: Value<Settings>, of name: String, to text: String
  ) throws(UsageError.Problem) {
    do throws(ValueProblem) {
      try value.set(text, &settings)
    } catch {
      throw .invalidValue(
        text, of: name, error, expected: value.expectation)
    }
  }
}
