import ChildProcesses
import Foundation

/// An empty folder for one program, so that it cannot leave anything behind.
///
/// The folder goes away, and the program ends, when this process does, however
/// that happens: a shell in the program's process group waits until the pipe to
/// it is closed.
struct Workplace {
  let folder: URL
  let child: ChildProcess
  private let guardian: ChildProcess
  private let pipe: Pipe

  private static let script = """
    trap "" HUP INT TERM; read -r line
    kill -TERM 0; rm -rf -- "$0"; kill -KILL 0
    """

  /// Starts a program in a new folder, or in the one that another had.
  init(
    _ program: URL, _ arguments: [String], in other: URL? = nil,
    environment: (_ folder: URL) -> [String: String]
  ) throws {
    folder =
      other
      ?? FileManager.default.temporaryDirectory
      .appending(path: "book-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true)
    do {
      pipe = Pipe()
      // Whoever else held this end would keep it open.
      _ = fcntl(pipe.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
      let guardian = try ChildProcess(
        URL(filePath: "/bin/sh"),
        ["-c", Self.script, folder.path], in: folder,
        input: pipe.fileHandleForReading.fileDescriptor, group: 0)
      self.guardian = guardian
      do {
        child = try ChildProcess(
          program, arguments, in: folder, environment: environment(folder),
          group: guardian.processIdentifier)
      } catch {
        guardian.send(SIGKILL)
        guardian.waitUntilExit()
        throw error
      }
    } catch {
      try? FileManager.default.removeItem(at: folder)
      throw error
    }
  }

  /// Removes the folder of a program that has ended.
  func close() {
    guardian.send(SIGKILL)
    guardian.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }
}
