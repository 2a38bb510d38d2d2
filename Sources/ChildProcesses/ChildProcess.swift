import Dispatch
import Foundation
import Synchronization

/// A program that runs beside this one. What it prints goes to files, which
/// cannot fill up as pipes do.
///
///     let child = try ChildProcess(program, ["--epochs", "2"], in: folder)
///     child.waitUntilExit()
///     print(child.terminationStatus, child.output)
///
/// It has the names of Foundation's `Process`, which needs a socket of its own
/// to notice that a program has ended, and hangs where the loopback interface
/// is down.
///
/// A thread waits for its end, whether somebody asks for it or not: a program
/// that has ended stays in the system's list until it was waited for, and
/// whoever waits for any child of this process (Swift Testing does) would hear
/// of this one again and again, and of no other.
public final class ChildProcess: Sendable {
  /// The number that the system gave it.
  public let processIdentifier: pid_t
  private let files: [URL]
  /// What `waitpid` said, once the program has ended.
  private let ending = Mutex<Int32?>(nil)
  /// Entered while the program runs.
  private let life = DispatchGroup()

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - program: the file of the program.
  ///   - folder: where it runs, and where its output goes: to the files
  ///     `output` and `errors`.
  ///   - environment: variables added to those of this process.
  ///   - input: the descriptor that it reads from; nothing if nil.
  ///   - group: the process group that it joins, 0 for a new one of its own,
  ///     nil for that of this process. Ctrl-C reaches only the last one.
  /// - Throws: A `ChildProcessError` if it cannot be started.
  public init(
    _ program: URL, _ arguments: [String] = [], in folder: URL,
    environment: [String: String] = [:], input: Int32? = nil,
    group: pid_t? = nil
  ) throws(ChildProcessError) {
    guard FileManager.default.isExecutableFile(atPath: program.path) else {
      throw ChildProcessError(program: program.path)
    }
    files = ["output", "errors"].map { folder.appending(path: $0) }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    if let input {
      posix_spawn_file_actions_adddup2(&actions, input, 0)
    } else {
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    }
    for (descriptor, file) in zip([1, 2] as [Int32], files) {
      posix_spawn_file_actions_addopen(
        &actions, descriptor, file.path,
        O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    }
    // It hears every signal, also those that this process ignores.
    var (all, none) = (sigset_t(), sigset_t())
    sigfillset(&all)
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(
      &attributes,
      Int16(
        POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
          | (group == nil ? 0 : POSIX_SPAWN_SETPGROUP)))
    posix_spawnattr_setpgroup(&attributes, group ?? 0)

    let variables = ProcessInfo.processInfo.environment
      .merging(environment) { $1 }.map { "\($0)=\($1)" }
    // A shell goes to the folder, and becomes the program there.
    let words = [
      "/bin/sh", "-c", #"cd -- "$0" && exec "$@""#, folder.path, program.path,
    ]
    var id: pid_t = 0
    let code = withStrings(words + arguments) { words in
      withStrings(variables) { variables in
        posix_spawn(&id, "/bin/sh", &actions, &attributes, words, variables)
      }
    }
    guard code == 0 else { throw ChildProcessError(program: program.path) }
    processIdentifier = id
    life.enter()
    Thread.detachNewThread { self.awaitEnd() }
  }

  private func awaitEnd() {
    var information = siginfo_t()
    while waitid(
      P_PID, id_t(processIdentifier), &information, WEXITED | WNOWAIT) < 0,
      errno == EINTR
    {}
    // Until here its number is its own: nobody sends a signal to another.
    ending.withLock { ending in
      var status: Int32 = 0
      waitpid(processIdentifier, &status, 0)
      ending = status
    }
    life.leave()
  }

  /// Waits until the program ends.
  public func waitUntilExit() { life.wait() }

  /// Whether the program has not ended yet.
  public var isRunning: Bool { ending.withLock { $0 == nil } }

  /// Its exit status, or 128 plus the signal that ended it; waits for it.
  public var terminationStatus: Int32 {
    waitUntilExit()
    let status = ending.withLock { $0! }
    let signal = status & 0x7f
    return signal == 0 ? status >> 8 & 0xff : 128 + signal
  }

  /// Sends a signal to it, if it is still there.
  public func send(_ signal: Int32) {
    ending.withLock { if $0 == nil { kill(processIdentifier, signal) } }
  }

  /// What Ctrl-C does.
  public func interrupt() { send(SIGINT) }

  /// What it has written to standard output so far.
  public var output: String { text(of: files[0]) }

  /// What it has written to standard error so far.
  public var errors: String { text(of: files[1]) }

  private func text(of file: URL) -> String {
    String(decoding: (try? Data(contentsOf: file)) ?? Data(), as: UTF8.self)
  }
}

/// A program that cannot be started.
public struct ChildProcessError: Error, Equatable, CustomStringConvertible {
  let program: String

  public var description: String {
    "Cannot start \(program). Is it there? To build it: swift build"
  }
}

/// Hands over strings as C has them, with a null pointer at the end.
private func withStrings<Result>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let copies = strings.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  return body(copies + [nil])
}
