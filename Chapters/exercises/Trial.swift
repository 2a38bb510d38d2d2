import Basics
import ChildProcesses
import ExerciseChecks
import Foundation

/// An answer that was run by this program in a process of its own: one that
/// crashes, or never ends, stops nothing else.
struct Trial {
  /// What became of the answer.
  enum State: Equatable {
    case right, wrong, untouched
    /// It stopped the process, with this status.
    case crashed(Int32)
    /// It had not ended when its time was over.
    case endless

    /// The exit status of `try`.
    var status: Int32 {
      switch self {
      case .right: 0
      case .wrong: 1
      case .untouched: 2
      case .crashed(let status): status
      case .endless: 128 + SIGKILL
      }
    }

    /// For the list: what crashes or never ends is wrong as well.
    var word: String {
      switch self {
      case .right: "right"
      case .untouched: "untouched"
      case .wrong, .crashed, .endless: "wrong"
      }
    }
  }

  /// What became of it.
  let state: State
  /// What it printed, and what `try` said at the end.
  let output: String
  private let errors: String

  /// How long an answer may take. Each should take a moment.
  static let seconds = 10.0

  /// Runs the reader's answer to an exercise.
  ///
  /// - Throws: what the file system says, or a `ChildProcessError`.
  init(of exercise: Exercise) throws {
    let program =
      Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
    try self.init(
      running: program.resolvingSymlinksInPath(), ["try", exercise.number])
  }

  /// Runs a program that ends with the status of a state.
  init(
    running program: URL, _ arguments: [String],
    seconds: Double = Trial.seconds
  ) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "exercises-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // On Linux a program that crashes then says in which line.
    let child = try ChildProcess(
      program, arguments, in: folder,
      environment: [
        "SWIFT_BACKTRACE":
          "enable=yes,color=no,interactive=no,output-to=stderr"
      ])
    let ended = Self.wait(for: child, seconds: seconds)
    if !ended { child.send(SIGKILL) }
    state =
      switch child.terminationStatus {
      case _ where !ended: .endless
      case 0: .right
      case 1: .wrong
      case 2: .untouched
      case let status: .crashed(status)
      }
    output = child.output
    errors = child.errors
  }

  /// Whether the process ends in time.
  private static func wait(
    for child: ChildProcess, seconds: Double
  ) -> Bool {
    let start = ContinuousClock.now
    while child.isRunning {
      if ContinuousClock.now - start > .seconds(seconds) { return false }
      usleep(2000)
    }
    return true
  }

  /// What is to be said about a process that did not end by itself.
  func explanation(of exercise: Exercise) -> String? {
    switch state {
    case .right, .wrong, .untouched: nil
    case .endless:
      "Not right yet: no answer within \(Int(Self.seconds)) seconds. Is there "
        + "a loop\nthat never ends?"
    case .crashed:
      """
      Not right yet: your answer stopped the program.

      \(message)

      For a debugger: swift run exercises try \(exercise.number)
      Help: swift run exercises hint \(exercise.number)
      """
    }
  }

  /// What the process said when it stopped, and the line of the answer if the
  /// trace of the calls has one.
  private var message: String {
    let lines = errors.split(separator: "\n")
    let first = lines.first { $0.contains("error:") } ?? lines.first
    var message = wrapped(first.map(String.init) ?? "It said nothing.", to: 78)
    if let place = errors.firstMatch(
      of: #/(Sources/Exercises/\w+\.swift):(\d+)/#)
    {
      message.append("in \(place.1), line \(place.2)")
    }
    return message.map { "  \($0)" }.joined(separator: "\n")
  }
}
