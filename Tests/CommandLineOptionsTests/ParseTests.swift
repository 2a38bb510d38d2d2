import CommandLineOptions
import Testing

@Suite struct ParseTests {
  private func parsed(_ words: String...) throws -> Settings {
    try training.parse(words, defaults: Settings())
  }

  private func measured(_ words: String...) throws -> BenchmarkSettings {
    try benchmark.parse(words, defaults: BenchmarkSettings())
  }

  @Test("an empty command line gives the defaults, whatever they are")
  func defaults() throws {
    #expect(try parsed() == Settings())
    let others = Settings(epochs: 7, clip: nil, corpus: "a", quiet: true)
    #expect(try training.parse([], defaults: others) == others)
  }

  @Test("each option changes its own place and no other")
  func places() throws {
    let changes: [(String, String, (inout Settings) -> Void)] = [
      ("--epochs", "3", { $0.epochs = 3 }),
      ("--learning-rate", "0.25", { $0.learningRate = 0.25 }),
      ("--temperature", "0", { $0.temperature = 0 }),
      ("--clip", "5", { $0.clip = 5 }),
      ("--clip", "none", { $0.clip = nil }),
      ("--sampling", "random", { $0.sampling = .random }),
      ("--prefix", "the time", { $0.prefix = "the time" }),
      ("--corpus", "a b/c.txt", { $0.corpus = "a b/c.txt" }),
      ("--seed", "18446744073709551615", { $0.seed = .max }),
      ("--seed", "0", { $0.seed = 0 }),
    ]
    for (name, value, change) in changes {
      var expected = Settings()
      change(&expected)
      #expect(try parsed(name, value) == expected)
      #expect(try parsed("\(name)=\(value)") == expected)
    }
    #expect(try parsed("--quiet") == Settings(quiet: true))
  }

  @Test("the order of options makes no difference")
  func order() throws {
    let first = try parsed("--epochs", "3", "--quiet", "--clip=none")
    #expect(try parsed("--clip=none", "--epochs=3", "--quiet") == first)
    #expect(first == Settings(epochs: 3, clip: nil, quiet: true))
  }

  @Test("numbers may be written with a sign or in scientific notation")
  func notations() throws {
    #expect(try parsed("--epochs", "+12").epochs == 12)
    #expect(try parsed("--epochs", "007").epochs == 7)
    #expect(try parsed("--learning-rate", "2e-3").learningRate == 0.002)
    #expect(try parsed("--learning-rate", "1.5E1").learningRate == 15)
    #expect(try parsed("--temperature", "10").temperature == 10)
  }

  @Test("a value may hold an equals sign, spaces or, attached, dashes")
  func oddTexts() throws {
    #expect(try parsed("--prefix=a=b").prefix == "a=b")
    #expect(try parsed("--prefix", " ").prefix == " ")
    #expect(try parsed("--prefix=--quiet").prefix == "--quiet")
    #expect(try parsed("--prefix", "-").prefix == "-")
  }

  @Test("arguments are read by position, between options or not")
  func arguments() throws {
    let expected = BenchmarkSettings(
      task: .b, layer: "scratch", threads: 2, json: true)
    #expect(
      try measured("B", "scratch", "--threads", "2", "--json") == expected)
    #expect(try measured("--json", "B", "--threads=2", "scratch") == expected)
    #expect(try measured("A", "x", "y").note == "y")
  }

  @Test("after -- nothing is an option")
  func endOfOptions() throws {
    let settings = try measured("--json", "A", "--", "--threads", "--help")
    #expect(settings.layer == "--threads" && settings.note == "--help")
    #expect(settings.json)
  }
}
