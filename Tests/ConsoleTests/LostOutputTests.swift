import BuiltPrograms
import ChildProcesses
import Console
import Foundation
import Testing

/// A program whose standard streams are closed or full.
private struct Shell {
  let folder: URL

  /// Runs a command line of the shell in which `$P` stands for the folder of
  /// the programs.
  func run(_ command: String) throws -> (status: Int32, errors: String) {
    let child = try ChildProcess(
      URL(filePath: "/bin/sh"), ["-c", command], in: folder,
      environment: ["P": builtPrograms.path])
    return (child.terminationStatus, child.errors)
  }
}

@Suite struct LostOutputTests {
  /// All programs, with words that make each of them write its results.
  static let commands = [
    "Chapter00_BeforeYouStart", "Chapter01_SequenceModels",
    "Chapter01b_LookingAhead",
    "Chapter02_TextData --corpus text",
    "Chapter02b_Minibatches --corpus text",
    "Chapter02c_Counting --corpus text", "Chapter02d_Perplexity --corpus text",
    "Chapter03_OneHot", "Chapter04_Params", "Chapter05_RNNCell",
    "Chapter06_Predict --corpus text", "Chapter07_GradClip",
    "Chapter08_Training --corpus text --epochs 1 --hidden 4 --tokens 1200",
    "Chapter10_Layer", "Chapter10b_Gates", "Chapter10c_Concise --corpus text",
    "Chapter10c_Concise train --corpus text --epochs 1 --hidden 4 --tokens 1200",
    "Chapter09_ThroughTime", "Chapter09b_Fading --corpus text",
    "Chapter11_Experiments --corpus text", "ChapterA_Tape",
    "ChapterA2_InsideTheTape", "ChapterB_Kernel",
    "Benchmark C scratch --corpus text --hidden 4 "
      + "--seconds 0.1", "book list", "exercises show 05.1",
  ]

  #if os(Linux)
    static let lost = [">&-", ">/dev/full"]
    static let deaf = ["2>&-", "2>/dev/full"]
  #else
    static let lost = [">&-"]
    static let deaf = ["2>&-"]
  #endif

  private func withShell(_ body: (Shell) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "console-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let words = "the time machine went into the future and the past "
    try Data(String(repeating: words, count: 400).utf8)
      .write(to: folder.appending(path: "text"))
    try body(Shell(folder: folder))
  }

  @Test(
    "results that cannot be written end a program with status 1",
    arguments: commands, lost)
  func results(command: String, output: String) throws {
    try withShell { shell in
      let (status, errors) = try shell.run("exec \"$P\"/\(command) \(output)")
      #expect(status == 1, "\(errors)")
      #expect(errors.contains("The output cannot be written: "), "\(errors)")
    }
  }

  @Test(
    "so does the help", arguments: ["Chapter08_Training", "book", "Benchmark"],
    lost)
  func help(program: String, output: String) throws {
    try withShell { shell in
      let (status, errors) = try shell.run(
        "exec \"$P\"/\(program) --help \(output)")
      #expect(status == 1)
      #expect(errors.contains("The output cannot be written: "), "\(errors)")
    }
  }

  @Test("no file takes the place of a stream that is closed")
  func otherFiles() async {
    await #expect(processExitsWith: .success) {
      for descriptor: Int32 in [0, 1] { close(descriptor) }
      reserveStandardStreams()
      let file = open("/dev/null", O_WRONLY)
      exit(file > 2 && write(1, "a", 1) == -1 ? 0 : 1)
    }
  }

  @Test(
    "a program says what it has to say also where nobody hears it",
    arguments: deaf)
  func messages(errors: String) throws {
    try withShell { shell in
      for (words, status) in [
        ("--nonsense", 64), ("--resume none", 1),
        ("--corpus text --epochs 1 --hidden 4 --tokens 1200", 0),
      ] {
        let ended = try shell.run(
          "exec \"$P\"/Chapter08_Training \(words) \(errors)")
        #expect(ended.status == Int32(status), "\(words)")
      }
    }
  }

  @Test("who stops reading ends the program quietly")
  func brokenPipe() throws {
    try withShell { shell in
      // The reader is gone before the first line is written. The second time
      // the program was started with the signal of a broken pipe ignored.
      for prepare in ["", "trap '' PIPE; "] {
        let ended = try shell.run(
          """
          mkfifo pipe; \(prepare)(sleep 0.3; exec "$P"/ChapterA_Tape; ) >pipe &
          : <pipe; wait $!; status=$?; rm pipe; exit $status
          """)
        #expect(ended.status == 128 + SIGPIPE, "\(ended.errors)")
        #expect(!ended.errors.contains("cannot be written"))
      }
    }
  }
}
