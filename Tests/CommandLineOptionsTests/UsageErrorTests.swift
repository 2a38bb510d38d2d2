import Testing

@testable import CommandLineOptions

@Suite struct UsageErrorTests {
  /// What is said against the words, before the way to the help.
  private func problem<Settings>(
    _ words: [String], _ command: Command<Settings>, _ defaults: Settings
  ) -> String? {
    let error = #expect(throws: UsageError.self) {
      try command.parse(words, defaults: defaults)
    }
    let help = " Try \(command.name) --help."
    guard let text = error?.description, text.hasSuffix(help) else {
      return nil
    }
    return String(text.dropLast(help.count))
  }

  private func problem(_ words: String...) -> String? {
    problem(words, training, Settings())
  }

  private func measuringProblem(_ words: String...) -> String? {
    problem(words, benchmark, BenchmarkSettings())
  }

  @Test("an unknown option names the nearest known one, if one is near")
  func unknownOptions() {
    let meant: [(String, String?)] = [
      ("--epoch", "--epochs"), ("--Seed", "--seed"), ("-seed", "--seed"),
      ("--learning_rate", "--learning-rate"), ("--halp", "--help"),
      ("--sed=4", "--seed"), ("--zzzzzz", nil), ("-x", nil),
    ]
    for (written, nearest) in meant {
      let name = written.prefix { $0 != "=" }
      let advice = nearest.map { "did you mean \($0)?" } ?? "leave it out."
      #expect(
        problem(written) == "There is no option “\(name)”; \(advice)")
    }
  }

  @Test("an option without its value says what the value must be")
  func missingValues() {
    let expected =
      "--epochs needs a value after it: a whole number from 1 to 100000."
    #expect(problem("--epochs") == expected)
    #expect(problem("--epochs", "--quiet") == expected)
  }

  @Test("an option is given once, in either form, and a switch has no value")
  func repetitions() {
    let twice = "is given twice; give it once."
    let valueless = "--quiet is a switch; write it without a value."
    #expect(problem("--seed=1", "--seed", "1") == "--seed \(twice)")
    #expect(problem("--quiet", "--quiet") == "--quiet \(twice)")
    #expect(problem("--quiet=yes") == valueless)
    #expect(problem("--quiet=") == valueless)
  }

  @Test("arguments are as many as there are places for them")
  func arguments() {
    let tooMany =
      "is one argument too many; leave it out, or write the option it belongs "
      + "to before it."
    #expect(problem("extra") == "“extra” \(tooMany)")
    #expect(measuringProblem("A", "b", "c", "d") == "“d” \(tooMany)")
    #expect(
      measuringProblem("--json") == "<task> is missing; add it: A or B.")
    #expect(
      measuringProblem("A")
        == "<layer> is missing; add it: text that is not empty.")
    #expect(
      measuringProblem("C", "x")
        == "<task> cannot be “C”, which is not one of the choices; it must be "
        + "A or B.")
  }

  @Test("a value that does not fit says why")
  func values() {
    let huge = String(repeating: "9", count: 400)
    let wrong: [(String, [String], Misfit)] = [
      ("--epochs", ["", "--"], .empty),
      (
        "--epochs",
        ["ten", "1.5", "1e3", "1_000", "1,000", " 1", "+", "٣", "5\u{301}"],
        .notAWholeNumber
      ),
      ("--epochs", ["0", "-1", "-\(huge)"], .tooSmall),
      ("--epochs", ["100001", "9223372036854775808", huge], .tooLarge),
      ("--seed", ["-1"], .tooSmall),
      ("--seed", ["18446744073709551616"], .tooLarge),
      ("--learning-rate", [""], .empty),
      (
        "--learning-rate", ["x", "1,5", "0x1p3", "1e", "e", "1_0", "--1", "."],
        .notANumber
      ),
      ("--learning-rate", ["0", "-0", "-0.1", "1e-999", "-1e999"], .tooSmall),
      ("--learning-rate", ["1e39", huge], .tooLarge),
      ("--learning-rate", ["nan", "inf", "-Infinity"], .notFinite),
      ("--temperature", ["-0.5"], .tooSmall),
      ("--temperature", ["10.01", "1e999"], .tooLarge),
      ("--clip", ["0"], .tooSmall),
      ("--clip", ["None"], .notANumber),
      ("--sampling", [""], .empty),
      ("--sampling", ["Random", "rand"], .notAChoice),
      ("--prefix", [""], .empty),
      ("--corpus", [""], .empty),
    ]
    for (name, values, expected) in wrong {
      for value in values where value != "--" {
        let shown = value.count > 40 ? value.prefix(40) + "…" : value
        let start =
          "\(name) cannot be “\(shown)”, which is \(expected.rawValue); "
          + "it must be "
        let said = problem("\(name)=\(value)") ?? ""
        #expect(said.hasPrefix(start), "\(said)")
      }
    }
  }

  @Test("an unknown choice lists the choices")
  func choices() {
    #expect(
      problem("--sampling", "other")
        == "--sampling cannot be “other”, which is not one of the choices; it "
        + "must be sequential, random or both.")
  }

  @Test("every message is a sentence that ends with the way to the help")
  func sentences() {
    let lines = [
      ["--epoch"], ["--zzzzzz"], ["--epochs"], ["--epochs", "0"], ["word"],
      ["--seed=1", "--seed=1"], ["--quiet=1"], ["--sampling", "?"],
      ["--prefix", ""], ["--learning-rate", "inf"],
      ["--prefix=" + String(repeating: "long", count: 1000), "word"],
      ["--epochs", String(repeating: "9", count: 5000)],
    ]
    for words in lines {
      let error = #expect(throws: UsageError.self) {
        try training.parse(words, defaults: Settings())
      }
      let message = error?.description ?? ""
      #expect(message.hasSuffix(" Try Training --help."))
      #expect(message.count < 250)
    }
  }

  @Test("a message says what was wrong and what to do")
  func message() {
    let error = #expect(throws: UsageError.self) {
      try training.parse(["--epochs", "0"], defaults: Settings())
    }
    #expect(
      error?.description
        == "--epochs cannot be “0”, which is too small; it must be a whole "
        + "number from 1 to 100000. Try Training --help.")
  }
}
