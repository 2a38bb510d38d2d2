import BuiltPrograms
import ChildProcesses
import Foundation

/// A program that trains, as it was built together with these tests.
struct BuiltProgram {
  /// The programs that keep their runs, with what they are called with.
  enum Name: String, CaseIterable {
    case scratch = "Chapter08_Training"
    case concise = "Chapter10c_Concise"
    case wholeNovel = "Chapter12_WholeNovel"

    var words: [String] { self == .concise ? ["train"] : [] }
    /// What makes a fresh run small, and those of layers an LSTM. That of the
    /// whole novel has Adam with weight decay, dropout, and a schedule that
    /// depends on the validation text.
    var model: [String] {
      let unit = self == .scratch ? [] : ["--unit", "lstm", "--layers", "2"]
      let more =
        self == .wholeNovel
        ? [
          "--embedding", "8", "--weight-decay", "0.1", "--schedule", "halving",
          "--warm-up", "2", "--halve-after", "1", "--plain-epochs", "0",
          "--sample-every", "1", "--measure-every", "1",
        ] : []
      return ["--hidden", "16"] + unit + more
    }
  }

  var name = Name.scratch
  /// Where it runs, and what it leaves there.
  let folder: URL

  /// A small text, so that nothing is downloaded.
  func writeText(_ words: String = "the time machine went into the future")
    throws
  {
    // A line of its own for each turn, so that the letters are not periodic.
    let lines = (1...400).map { turn in
      words.split(separator: " ").shuffled(turn).joined(separator: " ")
    }
    try Data((lines.joined(separator: " ") + "\n").utf8)
      .write(to: folder.appending(path: "text.txt"))
  }

  /// Starts the program.
  ///
  /// - Parameters:
  ///   - blocks: the longest file that it can write, in units of 512
  ///     bytes. The system lets it write no more.
  ///   - kilobytes: the most memory that it can have.
  ///   - threads: how many threads it is asked to use.
  func start(
    _ words: [String], filesUpTo blocks: Int? = nil,
    memoryUpTo kilobytes: Int? = nil, threads: Int = 1
  ) throws -> ChildProcess {
    let program = builtPrograms.appending(path: name.rawValue)
    let words =
      name.words + words + ["--corpus", "text.txt", "--threads", "\(threads)"]
    let limits =
      (blocks.map { "ulimit -f \($0); " } ?? "")
      + (kilobytes.map { "ulimit -v \($0); " } ?? "")
    return try ChildProcess(
      URL(filePath: "/bin/sh"),
      ["-c", "\(limits)exec \"$@\"", "sh", program.path] + words,
      in: folder)
  }

  /// Runs the program to its end, and returns its status.
  func run(_ words: String...) throws -> Int32 {
    try start(words).terminationStatus
  }

  func bytes(_ name: String) -> Data? {
    try? Data(contentsOf: folder.appending(path: name))
  }

  func text(_ name: String) -> String {
    String(decoding: bytes(name) ?? Data(), as: UTF8.self)
  }

  /// What was printed, but for the speed.
  var results: String {
    text("output").replacing(
      /([0-9,]+ tokens\/sec on CPU \(1 thread\)|trained before)/, with: "…")
  }

  var names: [String] {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: folder.path)
    return (names ?? []).sorted()
  }
}

extension Array {
  /// The elements, moved on by so many places.
  fileprivate func shuffled(_ turn: Int) -> [Element] {
    let start = turn * turn % 7 % count
    return Array(self[start...] + self[..<start])
  }
}
