import Foundation
import Optimizers
import Testing
import TextData

@testable import Checkpoints
@testable import TrainingLogs

/// What the programs do to files that are there already.
@Suite(.serialized) struct KeptFileTests {
  private let small = ["--hidden", "8", "--tokens", "1200"]

  private func withProgram(
    _ body: (BuiltProgram) throws -> Void
  ) throws {
    try withFolder { folder in
      let program = BuiltProgram(folder: folder)
      try program.writeText()
      try body(program)
    }
  }

  private func expect(
    _ program: BuiltProgram, _ words: [String], status: Int32,
    says part: String = ""
  ) throws {
    let process = try program.start(words)
    #expect(process.terminationStatus == status, "\(process.errors)")
    #expect(part.isEmpty || process.errors.contains(part), "\(process.errors)")
  }

  @Test("--save replaces a run only with --overwrite, and nothing else ever")
  func overwriting() throws {
    try withProgram { program in
      let train = small + ["--epochs", "2", "--save"]
      try expect(program, train + ["run"], status: 0)
      let run = program.bytes("run")
      let more = train + ["run", "--seed", "2"]
      try expect(program, more, status: 1, says: "or replace it: --save run")
      #expect(program.bytes("run") == run)
      try expect(program, more + ["--overwrite"], status: 0)
      #expect(program.bytes("run") != run)

      try Data("a letter".utf8)
        .write(to: program.folder.appending(path: "letter"))
      for words in [[], ["--overwrite"]] {
        try expect(
          program, train + ["letter"] + words, status: 1,
          says: "holds no run, so --save does not replace it")
      }
      #expect(program.text("letter") == "a letter")
    }
  }

  @Test("two programs do not keep their runs in one file; no lock stays behind")
  func locking() throws {
    try withProgram { program in
      let long = small + ["--epochs", "1000000", "--save", "run"]
      let first = try program.start(long)
      while program.bytes("run") == nil, first.isRunning {
        Thread.sleep(forTimeInterval: 0.001)
      }
      for words in [["--resume", "run"], long + ["--overwrite"]] {
        try expect(
          program, words, status: 1,
          says: "Another program is keeping its run in “run”")
      }
      first.send(SIGKILL)
      first.waitUntilExit()
      let short = small + ["--epochs", "1", "--save", "run", "--overwrite"]
      try expect(program, short, status: 0)
      #expect(!program.names.contains { $0.hasSuffix(".lock") })
    }
  }

  @Test("a run that ends before it has learnt leaves all files as they were")
  func nothingLearnt() throws {
    try withProgram { program in
      for name in ["curves.svg", "log.csv"] {
        try Data("old".utf8).write(to: program.folder.appending(path: name))
      }
      let process = try program.start([
        "--hidden", "2048", "--batch", "2", "--plot", "curves.svg", "--log",
        "log.csv", "--save", "run",
      ])
      while !process.output.contains("sampling"), process.isRunning {
        Thread.sleep(forTimeInterval: 0.001)
      }
      process.interrupt()
      #expect(process.terminationStatus == 130)
      #expect(process.errors.contains("nothing was learnt"))
      #expect(!process.errors.contains("--resume"))
      #expect(program.text("curves.svg") == "old")
      #expect(program.text("log.csv") == "old")
      #expect(program.bytes("run") == nil)
    }
  }

  @Test("both runs of a finished program can be trained further")
  func bothFurther() throws {
    try withProgram { program in
      let files = ["--log", "log.csv"]
      try expect(
        program, small + files + ["--epochs", "3", "--save", "run"], status: 0)
      try expect(
        program, ["--resume", "run", "--epochs", "5"] + files, status: 0)
      let path = program.folder.appending(path: "run").path
      let log = try SavedRun(contentsOf: path).checkpoint.log
      let expected = Sampling.allCases.flatMap { name in
        (1...5).map { "\(name) \($0)" }
      }
      #expect(log.rows.map { "\($0.sampling) \($0.epoch)" } == expected)
      #expect(program.text("log.csv") == log.text)

      // The same as five epochs at once, whatever was measured on the way.
      try expect(program, small + ["--epochs", "5", "--save", "b"], status: 0)
      let other = program.folder.appending(path: "b").path
      #expect(
        try SavedRun(contentsOf: path).checkpoint.states
          == SavedRun(contentsOf: other).checkpoint.states)
    }
  }

  @Test("Adam, the activation and the joined lines are kept with the run")
  func options() throws {
    try withProgram { program in
      let words =
        small + [
          "--optimizer", "adam", "--learning-rate", "0.01", "--activation",
          "relu", "--deviation", "0.1", "--join", "space", "--sampling",
          "random", "--sample-every", "2",
        ]
      try expect(
        program, words + ["--epochs", "2", "--save", "a"], status: 0)
      try expect(program, ["--resume", "a", "--epochs", "4"], status: 0)
      let whole = try program.start(words + ["--epochs", "4", "--save", "b"])
      #expect(whole.terminationStatus == 0)
      let lines = whole.output.split(separator: "\n").filter {
        $0.hasPrefix("epoch ")
      }
      #expect(lines.count == 2 && lines[0].hasPrefix("epoch 2: perplexity "))
      func saved(_ name: String) throws -> Checkpoint {
        try SavedRun(
          contentsOf: program.folder.appending(path: name).path
        ).checkpoint
      }
      let (a, b) = (try saved("a"), try saved("b"))
      #expect(a.states == b.states && a.samples == b.samples)
      #expect(a.settings["--activation"] == "relu")
      #expect(a.settings["--join"] == "space")
    }
  }
}
