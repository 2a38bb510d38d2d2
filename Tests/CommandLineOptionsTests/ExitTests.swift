import CommandLineOptions
import Testing

@Suite struct ExitTests {
  private struct Failure: Error, CustomStringConvertible {
    var description: String { "The disk is full; make room." }
  }

  private static func text(_ bytes: [UInt8]?) -> String {
    String(decoding: bytes ?? [], as: UTF8.self)
  }

  @Test("help goes to standard output and ends the program with status 0")
  func help() async {
    let result = await #expect(
      processExitsWith: .exitCode(0), observing: [\.standardOutputContent]
    ) {
      _ = training.parseOrExit(["--help"], defaults: Settings())
    }
    let written = Self.text(result?.standardOutputContent)
    #expect(written.contains(training.help(defaults: Settings()) + "\n"))
  }

  @Test("a wrong command line is told on standard error, with status 64")
  func wrong() async {
    let result = await #expect(
      processExitsWith: .exitCode(64), observing: [\.standardErrorContent]
    ) {
      _ = training.parseOrExit(["--epochs", "0"], defaults: Settings())
    }
    let written = Self.text(result?.standardErrorContent)
    #expect(written.contains("--epochs cannot be “0”"))
  }

  @Test("a right command line goes on")
  func right() {
    let settings = training.parseOrExit(
      ["--epochs", "2"], defaults: Settings())
    #expect(settings == Settings(epochs: 2))
  }

  @Test("any error can end the program with its sentence and a status")
  func reporting() async {
    let result = await #expect(
      processExitsWith: .exitCode(3), observing: [\.standardErrorContent]
    ) {
      exit(reporting: Failure(), status: 3)
    }
    let written = Self.text(result?.standardErrorContent)
    #expect(written.contains("The disk is full; make room.\n"))
    await #expect(processExitsWith: .exitCode(1)) {
      exit(reporting: Failure())
    }
  }

  @Test("two options of one name are a mistake of the program")
  func ambiguousNames() async {
    await #expect(processExitsWith: .failure) {
      _ = Command<Settings>(
        name: "Twice", summary: "",
        options: [
          .flag("--quiet", \.quiet, help: ""),
          .flag("--quiet", \.quiet, help: ""),
        ])
    }
  }
}
