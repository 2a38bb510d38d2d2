import CommandLineOptions
import Testing

@Suite struct ValuesTests {
  private let settings = Settings(
    epochs: 7, learningRate: 0.1, temperature: 1.0 / 3, clip: nil,
    sampling: .random, prefix: "the time“", corpus: "a=b c", seed: .max)

  @Test("settings that are written as values are read as they were")
  func roundTrip() throws {
    let values = training.values(of: settings)
    #expect(values["--learning-rate"] == "0.1")
    #expect(values["--clip"] == "none")
    #expect(values["--corpus"] == "a=b c")
    let read = try training.settings(from: values, defaults: Settings())
    #expect(read == settings)
    #expect(training.values(of: Settings())["--corpus"] == nil)
    #expect(training.values(of: settings)["--quiet"] == nil)
  }

  @Test("values that the command line does not allow are refused")
  func refusals() {
    for (name, value) in [
      ("--epochs", "0"), ("--epochs", ""), ("--nothing", "1"), ("", ""),
      ("--quiet", "yes"), ("epochs", "3"), ("--epochs=3", "4"),
    ] {
      #expect(throws: UsageError.self, "\(name) \(value)") {
        try training.settings(from: [name: value], defaults: Settings())
      }
    }
  }

  @Test("the options on a command line are known")
  func given() throws {
    let words = ["--epochs", "3", "--quiet", "--clip=none"]
    #expect(
      try training.options(givenIn: words, defaults: Settings())
        == ["--epochs", "--quiet", "--clip"])
  }
}
