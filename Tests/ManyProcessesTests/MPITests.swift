import BuiltPrograms
import ChildProcesses
import Foundation
import Testing

/// The program that was built with MPI, and what starts it.
private let program = URL(filePath: #filePath)
  .appending(path: "../../../.build-mpi/debug/Chapter13_ManyMachines")
  .standardizedFileURL
private let mpirun = executables(named: "mpirun").first
private let canRun =
  mpirun != nil
  && FileManager.default.isExecutableFile(atPath: program.path)

/// Real processes, if there are any: the others play with threads.
@Suite(
  .serialized,
  .enabled(
    if: canRun,
    """
    needs Open MPI and RNN_MPI=1 swift build --scratch-path .build-mpi \
    --product Chapter13_ManyMachines
    """))
struct MPITests {
  private let small = [
    "--corpus", "text.txt", "--hidden", "16", "--layers", "1", "--embedding",
    "8", "--batch", "16", "--steps", "8", "--measure-every", "1",
    "--sample-every", "1",
  ]

  /// A folder with a text, which is removed.
  private func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let sentence = "the time traveller went into a far future and saw it"
      .split(separator: " ")
    let text = (0..<1000).map { sentence[$0 * $0 % 11] }
      .joined(separator: " ")
    try Data(text.utf8).write(to: folder.appending(path: "text.txt"))
    try body(folder)
  }

  /// Starts so many processes; or some with other options than the others.
  private func start(
    _ parts: [(count: Int, words: [String])], in folder: URL
  ) throws -> ChildProcess {
    let groups = parts.map { ["-n", "\($0.count)", program.path] + $0.words }
    return try ChildProcess(
      try #require(mpirun),
      ["--allow-run-as-root", "--oversubscribe"]
        + groups.joined(separator: [":"]),
      in: folder,
      // mpirun lends its processes a terminal, whose line is not wanted.
      environment: ["TERM": "dumb"])
  }

  /// What a process saved.
  private func bytes(_ name: String, in folder: URL) throws -> Data {
    try Data(contentsOf: folder.appending(path: name + ".safetensors"))
  }

  private func save(_ name: String, _ more: String...) -> [String] {
    small + ["--save", name + ".safetensors", "--plot", name + ".svg"] + more
  }

  @Test("1, 2, 4 and 8 processes save the bytes of a program without MPI")
  func bits() throws {
    try inFolder { folder in
      let alone = try ChildProcess(
        builtPrograms.appending(path: "Chapter13_ManyMachines"),
        save("alone", "--epochs", "3"), in: folder)
      #expect(alone.terminationStatus == 0, "\(alone.errors)")
      let printed = alone.output
      for count in [1, 2, 4, 8] {
        let name = "by\(count)"
        let words = save(name, "--epochs", "3", "--log", "\(name).csv")
        let run = try start([(count, words)], in: folder)
        #expect(run.terminationStatus == 0, "\(run.errors)")
        #expect(run.output == printed)
        #expect(
          try bytes(name, in: folder) == bytes("alone", in: folder),
          "\(count) processes")
      }
    }
  }

  @Test("a process that is killed ends all, and any number of them goes on")
  func killed() throws {
    try inFolder { folder in
      // Enough that a busy machine does not end before a signal arrives.
      let epochs = 120
      let whole = try start(
        [(1, save("whole", "--epochs", "\(epochs)"))], in: folder)
      let words = save("run", "--epochs", "\(epochs)", "--log", "run.csv")
      let run = try start([(2, words)], in: folder)
      defer { run.send(SIGTERM) }
      // It is looked for before it learns: the list of all processes can take
      // longer than many epochs there.
      var found: pid_t?
      while run.isRunning && found == nil {
        found = try child(1, of: run.processIdentifier)
      }
      let second = try #require(found)
      let log = folder.appending(path: "run.csv")
      while run.isRunning && !FileManager.default.fileExists(atPath: log.path) {
        usleep(1000)
      }
      kill(second, SIGKILL)
      let start = ContinuousClock.now
      #expect(run.terminationStatus != 0)
      #expect(ContinuousClock.now - start < .seconds(20))
      #expect(run.errors.contains("process rank 1"), "\(run.errors)")
      #expect(run.errors.contains("signal 9"))
      let begun = try String(contentsOf: log, encoding: .utf8)
        .split(separator: "\n").count
      #expect((2..<epochs).contains(begun), "it was killed at epoch \(begun)")

      let resumed = try self.start(
        [(4, ["--resume", "run.safetensors", "--corpus", "text.txt"])],
        in: folder)
      #expect(resumed.terminationStatus == 0, "\(resumed.errors)")
      #expect(whole.terminationStatus == 0, "\(whole.errors)")
      #expect(try bytes("run", in: folder) == bytes("whole", in: folder))
      let left = try FileManager.default.contentsOfDirectory(
        atPath: folder.path)
      #expect(!left.contains { $0.hasSuffix(".lock") })
    }
  }

  /// The process with a rank that mpirun has started.
  private func child(_ rank: Int, of parent: pid_t) throws -> pid_t? {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let list = try ChildProcess(
      URL(filePath: "/bin/ps"), ["-A", "-o", "pid=,ppid=,comm="], in: folder)
    list.waitUntilExit()
    let children = list.output.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      let isRank = words.count > 2 && words[2].contains("Chapter13")
      return isRank && pid_t(words[1]) == parent ? pid_t(words[0]) : nil
    }
    return children.sorted().dropFirst(rank).first
  }

  @Test("what differs or fails in one process is said once, before training")
  func disagreement() throws {
    try inFolder { folder in
      let text = try String(
        contentsOf: folder.appending(path: "text.txt"), encoding: .utf8)
      try Data(text.replacing("saw", with: "was").utf8)
        .write(to: folder.appending(path: "other.txt"))
      let epochs = save("run", "--epochs", "2")
      let more = ["--epochs", "2", "--plot", "other.svg"]
      var other = small
      other[1] = "other.txt"
      var missing = small
      missing[1] = "missing.txt"
      let cases: [([(count: Int, words: [String])], String)] = [
        ([(3, epochs)], "3 processes cannot share 8 shards"),
        (
          [(1, epochs), (1, small + ["--epochs", "3"])],
          "Process 1 has another value of --epochs than process 0: 3, not 2."
        ),
        (
          [(3, epochs), (1, other + more)],
          "Process 3 has another text than process 0"
        ),
        (
          [(1, epochs), (1, missing + more)],
          "process 1: There is no file missing.txt"
        ),
        ([(2, missing + more)], "There is no file missing.txt"),
        ([(2, small + ["--epoch", "2"])], "There is no option “--epoch”"),
      ]
      for (parts, sentence) in cases {
        let run = try start(parts, in: folder)
        #expect(run.terminationStatus != 0)
        #expect(
          run.errors.ranges(of: sentence).count == 1, "\(run.errors)")
        #expect(!run.output.contains("epoch 1:"))
      }
      #expect(throws: (any Error).self) { try bytes("run", in: folder) }
    }
  }
}

@Suite struct WithoutMPITests {
  @Test("a program that was built without MPI does not train in a group")
  func refusal() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = try ChildProcess(
      builtPrograms.appending(path: "Chapter13_ManyMachines"), [], in: folder,
      environment: ["OMPI_COMM_WORLD_SIZE": "2"])
    #expect(run.terminationStatus == 1)
    #expect(run.errors.contains("Build it with RNN_MPI=1"), "\(run.errors)")
  }
}
