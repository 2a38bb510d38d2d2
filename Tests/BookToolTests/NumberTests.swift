import Foundation
import Testing

@testable import BookTool

@Suite struct ProseNumberTests {
  private static let cases: [(text: String, numbers: [String])] = [
    ("5.65 to 7.12, then 10,000", ["5.65", "7.12", "10000"]),
    ("between -1 and 1, at 1e-6", ["-1", "1", "1e-6"]),
    ("36.6% or 36 percent", ["36.6%", "36%"]),
    ("Four moves, twenty-eight letters", ["four", "twenty eight"]),
    ("two hundred of 3 million", ["two hundred", "3 million"]),
    ("half of it, twice two thirds", ["half", "twice", "two thirds"]),
    ("a tenth of it, one fifth", ["a tenth", "one fifth"]),
    ("hundreds of times", ["hundreds"]),
    // No numbers: names, places in an order, and the pronoun.
    ("Chapter08, AVX-512, x86-64-v3, W_16", []),
    ("the third run, the one that a second one saw", []),
    ("a sub-10 and 5-gram", ["10", "5"]),
  ]

  @Test("numbers are found in digits and in words", arguments: cases)
  func found(text: String, numbers: [String]) {
    #expect(ProseNumber.all(in: text).map(\.text) == numbers)
  }

  @Test(
    "numbers have the value that they say",
    arguments: [
      ("10,000", 1e4), ("-1", -1), ("1e-6", 1e-6), ("36.6%", 0.366),
      ("twenty-eight", 28), ("two hundred", 200), ("3.5 million", 3.5e6),
      ("half", 0.5), ("two thirds", 2 / 3.0), ("three quarters", 0.75),
      ("a tenth of", 0.1), ("a hundred", 100), ("twice", 2),
    ] as [(String, Double)])
  func value(text: String, value: Double) throws {
    let found = try #require(ProseNumber(text)?.value)
    #expect(abs(found - value) < 1e-12)
  }
}

@Suite struct NumberCheckTests {
  /// A page with a table and a paragraph.
  private func problems(_ prose: String, _ entries: String...) throws
    -> [String]
  {
    let package = try SmallPackage()
    let page = """
      # 1. Sums

      <!-- code: Chapter01_Sum/main.swift#sum -->
      ```swift
      show(1 + 1)
      ```

      <!-- output: Chapter01_Sum/main.swift#sum -->
      ```text
      held-out perplexity   median   least
      rnn, 64                 9.21    9.16
      gru, 35                 7.96    7.95
      gru, 64                 8.25    8.04
      all: 3 of 12, 25.0%
      ```

      \(prose)
      <!-- numbers
      \(entries.joined(separator: "\n"))
      -->

      """
    try package.write(page, to: "book/01-sum.md")
    return try package.book().check().filter {
      !$0.message.contains("sync") && !$0.message.contains("no page shows")
    }.map(\.description)
  }

  @Test(
    "an entry computes its number from the cells that it names",
    arguments: [
      ("9.21", "9.21 = [sum; \"rnn\"; median]"),
      ("9.2", "9.2 = [sum; \"rnn\"; 2]"),
      ("9.16", "9.16 = [sum; 1; least]"),
      ("8.04", "8.04 = [sum; last; least]"),
      ("7.95", "7.95 = min[sum; *; least]"),
      ("8.38", "8.38 = mean[sum; *; least]"),
      ("two", "two = count[sum; \"gru\" *; median]"),
      ("8.25", "8.25 = [sum; \"gru\" 2; median]"),
      ("1.25", "1.25 = [sum; \"rnn\"; median] - [sum; \"gru, 35\"; 1]"),
      ("1.2", "1.2 = ([sum; 1; 2]) / [sum; 2; 2]"),
      ("a quarter", "quarter = [sum; \"all\"; last]"),
      ("25%", "25% = [sum; \"all\"; 1] / [sum; \"all\"; 2]"),
      ("9", "9 < [sum; 1; least]"),
      ("twice", "twice = [code:sum; \"show\"; 1] + 1"),
      ("twice", "twice = [Chapter01_Sum/main.swift; \"show\"; 1] * 2"),
      ("1998", "1998: the year of the paper"),
      ("4 and 5", "4, 5: chosen by the exercise"),
    ])
  func derived(prose: String, entry: String) throws {
    #expect(try problems("It is \(prose).", entry) == [])
  }

  @Test(
    "an entry that does not give its number is named with both",
    arguments: [
      ("9.22", "9.22 = [sum; \"rnn\"; median]", "is 9.21"),
      ("9.3", "9.3 = [sum; \"rnn\"; 2]", "is 9.21"),
      ("10", "10 < [sum; 1; least]", "is 9.16"),
      ("9.21", "9.21 = 9.21", "names no cell"),
      ("9.21", "9.21 = [sum; \"lstm\"; median]", "no row “lstm”"),
      ("9.21", "9.21 = [sum; \"rnn\"; most]", "no column “most”"),
      ("9.21", "9.21 = [sums; \"rnn\"; most]", "nothing named “sums”"),
      ("8", "8 = [sum; \"gru\"; median]", "2 rows “gru”"),
      ("8", "8 = [sum; *; median]", "where there are 3"),
      ("8", "8 = foo[sum; *; median]", "function was expected"),
      ("8", "8", "is no entry"),
      ("8", "8: ?", "is no reason"),
    ])
  func wrong(prose: String, entry: String, message: String) throws {
    let found = try problems("It is \(prose).", entry)
    #expect(found.contains { $0.contains(message) }, "\(found)")
  }

  @Test("each number has its entry, in the order of the prose")
  func order() throws {
    let entries = ["9.21 = [sum; 1; median]", "9.16 = [sum; 1; least]"]
    #expect(try problems("9.21 and 9.16", entries[0], entries[1]) == [])
    #expect(try problems("9.16 and 9.21", entries[0], entries[1]) != [])
    #expect(try problems("9.21, 9.16, two", entries[0], entries[1]).count == 1)
    #expect(try problems("9.21", entries[0], entries[1]).count == 1)
    #expect(try problems("9.21 and 9.21", entries[0], entries[1]).count == 2)
  }
}
