import CommandLineOptions
import Testing

@Suite struct UsageErrorTests {
  private func problem(_ words: String...) -> UsageError.Problem? {
    let error = #expect(throws: UsageError.self) {
      try training.parse(words, defaults: Settings())
    }
    return error?.problem
  }

  private func measuringProblem(_ words: String...) -> UsageError.Problem? {
    let error = #expect(throws: UsageError.self) {
      try benchmark.parse(words, defaults: BenchmarkSettings())
    }
    return error?.problem
  }

  @Test("an unknown option names the nearest known one, if one is near")
  func unknownOptions() {
    let meant: [(String, String?)] = [
      ("--epoch", "--epochs"), ("--Seed", "--seed"), ("-seed", "--seed"),
      ("--learning_rate", "--learning-rate"), ("--halp", "--help"),
      ("--sed=4", "--seed"), ("--zzzzzz", nil), ("-x", nil),
    ]
    for (written, nearest) in meant {
      let name = String(written.prefix { $0 != "=" })
      #expect(
        problem(written) == .unknownOption(name, nearest: nearest))
    }
  }

  @Test("an option without its value says what the value must be")
  func missingValues() {
    let expected = "a whole number from 1 to 100000"
    #expect(
      problem("--epochs") == .missingValue("--epochs", expected: expected))
    #expect(
      problem("--epochs", "--quiet")
        == .missingValue("--epochs", expected: expected))
  }

  @Test("an option is given once, in either form, and a switch has no value")
  func repetitions() {
    #expect(problem("--seed=1", "--seed", "1") == .repeatedOption("--seed"))
    #expect(problem("--quiet", "--quiet") == .repeatedOption("--quiet"))
    #expect(problem("--quiet=yes") == .unwantedValue("--quiet"))
    #expect(problem("--quiet=") == .unwantedValue("--quiet"))
  }

  @Test("arguments are as many as there are places for them")
  func arguments() {
    #expect(problem("extra") == .unexpectedArgument("extra"))
    #expect(
      measuringProblem("A", "b", "c", "d") == .unexpectedArgument("d"))
    #expect(
      measuringProblem("--json")
        == .missingArgument("<task>", expected: "A or B"))
    #expect(
      measuringProblem("A")
        == .missingArgument("<layer>", expected: "text that is not empty"))
    #expect(
      measuringProblem("C", "x")
        == .invalidValue("C", of: "<task>", .notAChoice, expected: "A or B"))
  }

  @Test("a value that does not fit says why")
  func values() {
    let huge = String(repeating: "9", count: 400)
    let wrong: [(String, [String], ValueProblem)] = [
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
        guard
          case .invalidValue(value, of: name, expected, _)? =
            problem("\(name)=\(value)")
        else {
          Issue.record("\(name)=\(value) is not \(expected)")
          continue
        }
      }
    }
  }

  @Test("an unknown choice lists the choices")
  func choices() {
    #expect(
      problem("--sampling", "other")
        == .invalidValue(
          "other", of: "--sampling", .notAChoice,
          expected: "sequential, random or both"))
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
