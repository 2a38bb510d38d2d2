extension Command {
  /// The options that these words give a value to, by name.
  ///
  /// - Throws: `UsageError` for a command line that is wrong.
  public func options(
    givenIn words: [String], defaults: Settings
  ) throws(UsageError) -> Set<String> {
    try read(words, defaults: defaults).given
  }

  /// The value of each option that takes one, by name, as it would be written
  /// on a command line: a way to store settings. What has no value is left
  /// out, and so are switches.
  public func values(of settings: Settings) -> [String: String] {
    var values: [String: String] = [:]
    for option in options where option.form.placeholder != nil {
      values[option.name] = option.written(settings)
    }
    return values
  }

  /// The settings with these values, which must be such as the command line
  /// allows.
  ///
  /// - Throws: `UsageError` for an option that there is not, or a value that
  ///   it cannot have.
  public func settings(
    from values: [String: String], defaults: Settings
  ) throws(UsageError) -> Settings {
    let words = values.sorted { $0.key < $1.key }
      .map { "\($0.key)=\($0.value)" }
    return try read(words, defaults: defaults).settings
  }
}
