extension Command {
  /// Reads a command line word by word: the settings, and the options given.
  func read(
    _ words: [String], defaults: Settings
  ) throws(UsageError) -> (settings: Settings, given: Set<String>) {
    var words = words[...]
    var arguments = arguments[...]
    var settings = defaults
    var given: Set<String> = []
    var optionsAreOver = false
    while let word = words.popFirst() {
      if optionsAreOver || !word.hasPrefix("-") || word == "-" {
        guard let argument = arguments.popFirst() else {
          throw wrong(
            "\(word.quoted) is one argument too many; leave it out, or write "
              + "the option it belongs to before it.")
        }
        try set(argument, "<\(argument.name)>", to: word, in: &settings)
      } else if word == "--" {
        optionsAreOver = true
      } else {
        let name = String(word.prefix { $0 != "=" })
        let option = try option(named: name)
        guard given.insert(name).inserted else {
          throw wrong("\(name) is given twice; give it once.")
        }
        let value = try value(of: option, in: word, before: &words)
        try set(option, name, to: value, in: &settings)
      }
    }
    if let missing = arguments.first, missing.isRequired {
      throw wrong(
        "<\(missing.name)> is missing; add it: \(missing.form.expectation).")
    }
    return (settings, given)
  }

  private func option(named name: String) throws(UsageError) -> Option {
    if let option = options.first(where: { $0.name == name }) { return option }
    let names = options.map(\.name) + ["--help"]
    let advice =
      nearest(to: name, among: names).map { "did you mean \($0)?" }
      ?? "leave it out."
    throw wrong("There is no option \(name.quoted); \(advice)")
  }

  /// What follows the first "=" of the word or, if there is none, the next
  /// word, unless that looks like another option.
  private func value(
    of option: Option, in word: String, before rest: inout ArraySlice<String>
  ) throws(UsageError) -> String {
    let attached = word.firstIndex(of: "=").map {
      String(word[word.index(after: $0)...])
    }
    if option.form.placeholder == nil {
      guard attached == nil else {
        throw wrong("\(option.name) is a switch; write it without a value.")
      }
      return ""
    }
    if let attached { return attached }
    guard let next = rest.first, !next.hasPrefix("--") else {
      throw wrong(
        "\(option.name) needs a value after it: \(option.form.expectation).")
    }
    return rest.removeFirst()
  }

  private func set(
    _ parameter: Parameter, _ title: String, to text: String,
    in settings: inout Settings
  ) throws(UsageError) {
    do throws(Misfit) {
      try parameter.set(text, &settings)
    } catch {
      throw wrong(
        "\(title) cannot be \(text.quoted), which is \(error.rawValue); it "
          + "must be \(parameter.form.expectation).")
    }
  }

  private func wrong(_ sentence: String) -> UsageError {
    UsageError(description: "\(sentence) Try \(name) --help.")
  }
}
