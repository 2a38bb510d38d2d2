import Foundation
import Testing

/// What the built program says about files that it cannot use.
@Suite struct ProgramTests {
  @Test("as many threads work as were asked for, and as there are processors")
  func threads() throws {
    let processors = ProcessInfo.processInfo.activeProcessorCount
    for (asked, expected) in [(1, 1), (64, min(64, processors))] {
      try withFolder { folder in
        let program = BuiltProgram(folder: folder)
        try program.writeText()
        let child = try program.start(
          [
            "--hidden", "8", "--epochs", "1", "--tokens", "1200",
            "--sampling", "sequential",
          ], threads: asked)
        #expect(child.terminationStatus == 0, "\(child.errors)")
        let words = expected == 1 ? "1 thread" : "\(expected) threads"
        #expect(child.output.contains("tokens/sec on CPU (\(words))"))
      }
    }
  }

  @Test("what is wrong with a file is found before training, in a sentence")
  func refusals() throws {
    try withFolder { folder in
      let program = BuiltProgram(folder: folder)
      try program.writeText()
      let status = try program.run(
        "--hidden", "8", "--epochs", "2", "--tokens", "1200", "--save", "run",
        "--sampling", "sequential")
      #expect(status == 0, "\(program.text("errors"))")
      let saved = program.bytes("run")

      func expect(_ words: String..., says parts: String...) throws {
        let process = try program.start(words)
        process.waitUntilExit()
        let errors = program.text("errors")
        #expect(process.terminationStatus == 1, "\(words)")
        for part in parts { #expect(errors.contains(part), "\(errors)") }
        #expect(program.text("output") == "")
        #expect(program.bytes("run") == saved)
      }
      try expect(
        "--resume", "run", "--hidden", "9",
        says: "“run”", "--hidden 8, not 9", "Leave out --hidden")
      try expect("--resume", "text.txt", says: "Cannot read “text.txt”")
      try expect("--resume", "none", says: "there is no such file")
      try expect("--save", "no/run", says: "Cannot write “no/run”", "no folder")
      try expect("--log", ".", says: "Cannot write “.”", "names a folder")

      try expect(
        "--resume", "run", "--log", "./run",
        says: "--resume and --log name the same file")
      try expect(
        "--save", "x", "--plot", "text.txt",
        says: "--plot and --corpus name the same file")
      try saved?.dropLast(5).write(to: folder.appending(path: "cut"))
      try expect("--resume", "cut", says: "Cannot read “cut”", "the tensor")
      try program.writeText("other words with other letters in the quiz")
      try expect(
        "--resume", "run", says: "its model knows", "--corpus text.txt")
      // The same letters, as often as before.
      try program.writeText("the time machine went into future the")
      try expect(
        "--resume", "run", says: "another text", "--corpus text.txt")
    }
  }
}
