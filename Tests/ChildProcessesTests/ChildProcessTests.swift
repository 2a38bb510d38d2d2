import ChildProcesses
import Foundation
import Testing

@Suite struct ChildProcessTests {
  private func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "child-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private func shell(_ script: String, in folder: URL) throws -> ChildProcess {
    try ChildProcess(URL(filePath: "/bin/sh"), ["-c", script], in: folder)
  }

  @Test("its status, or 128 and the signal; what it wrote")
  func status() throws {
    try inFolder { folder in
      let child = try shell("echo a; echo b >&2; exit 3", in: folder)
      #expect(child.terminationStatus == 3)
      #expect(!child.isRunning)
      #expect(child.output == "a\n" && child.errors == "b\n")
      child.send(SIGTERM)  // goes to nobody
      #expect(child.terminationStatus == 3)
    }
  }

  @Test("a signal ends it, and it runs until then")
  func signal() throws {
    try inFolder { folder in
      let child = try shell("sleep 600", in: folder)
      #expect(child.isRunning)
      child.send(SIGKILL)
      #expect(child.terminationStatus == 128 + SIGKILL)
    }
  }

  /// Swift Testing waits for any child: one that has ended, and that nobody
  /// waits for, would hide all others from it.
  @Test("a program that nobody asks about does not stay in the system's list")
  func unheeded() throws {
    try inFolder { folder in
      let child = try shell("exit 0", in: folder).processIdentifier
      let start = ContinuousClock.now
      var information = siginfo_t()
      while waitid(
        P_PID, id_t(child), &information, WEXITED | WNOHANG | WNOWAIT) == 0
      {
        try #require(ContinuousClock.now - start < .seconds(60))
        usleep(1000)
      }
      #expect(errno == ECHILD)
    }
  }

  @Test("a program that is not there is named")
  func missing() throws {
    try inFolder { folder in
      let error = #expect(throws: ChildProcessError.self) {
        try ChildProcess(folder.appending(path: "nothing"), in: folder)
      }
      #expect(error?.description.contains("nothing") == true)
    }
  }
}
