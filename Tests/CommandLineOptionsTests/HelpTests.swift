import CommandLineOptions
import Foundation
import Testing

@Suite struct HelpTests {
  @Test("help is the answer wherever it is asked for, even beside mistakes")
  func asking() {
    let text = training.help(defaults: Settings())
    for words in [["--help"], ["-h"], ["--nonsense", "--epochs", "--help"]] {
      let request = #expect(throws: HelpRequest.self) {
        try training.parse(words, defaults: Settings())
      }
      #expect(request?.text == text)
    }
  }

  @Test("help is laid out as usage, summary, and two columns")
  func layout() {
    #expect(
      benchmark.help(defaults: BenchmarkSettings()) == """
        Usage: Benchmark <task> <layer> [<note>] [options]

        Measures speed.

        Arguments:
          <task>             what to measure (A or B)
          <layer>            which implementation
          <note>             a remark to keep

        Options:
          --threads INTEGER  threads (1 to 64; default 1)
          --json             write JSON (default off)
          -h, --help         show this help
        """)
  }

  @Test("each option is shown with its range and the default of the settings")
  func defaults() {
    let settings = Settings(
      epochs: 12, learningRate: 2, clip: nil, sampling: .random,
      corpus: "book.txt", quiet: true, seed: 9)
    let help = training.help(defaults: settings)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for text in [
      "--epochs INTEGER passes over the text (1 to 100000; default 12)",
      "--learning-rate NUMBER length of a step (above 0; default 2)",
      "--temperature NUMBER how bold (0 to 10; default 1)",
      "(above 0, or none; default none)",
      "(sequential, random or both; default random)",
      "--prefix TEXT text to continue (default “time traveller”)",
      "--corpus FILE text to learn (default “book.txt”)",
      "--quiet print only the result (default on)",
      "(0 to 18446744073709551615; default 9)",
    ] {
      #expect(help.contains(text))
    }
    #expect(
      training.help(defaults: Settings()).contains("text to learn\n"),
      "what has no default shows none")
  }

  @Test("no line of help is wider than 80 columns, and no word is lost")
  func width() {
    let words = (1...40).map { "word\($0)" }.joined(separator: " ")
    let command = Command<Settings>(
      name: "LongCommand", summary: words,
      arguments: (1...9).map { .text("argument-\($0)", \.prefix, help: words) },
      options: [
        .text("--a-very-long-name-of-an-option", \.prefix, help: words),
        .path("--file", \.corpus, help: String(repeating: "x", count: 200)),
      ])
    let help = command.help(defaults: Settings())
    let lines = help.components(separatedBy: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(lines.allSatisfy { $0.last != " " })
    #expect(help.filter { $0 == "x" }.count >= 200)
    #expect(help.components(separatedBy: "word40").count == 1 + 1 + 9 + 1)
  }
}
