import Console
import Foundation

/// What a process prints that is not to speak: its results go nowhere, and its
/// errors wait until they are wanted.
struct KeptBack: Sendable {
  /// Standard error as it was.
  private let errors: Int32
  private let waiting: Int32

  /// Keeps back what is printed from now on.
  init() {
    errors = dup(STDERR_FILENO)
    let nowhere = open("/dev/null", O_WRONLY)
    dup2(nowhere, STDOUT_FILENO)
    close(nowhere)
    var name = Array(
      (NSTemporaryDirectory() as NSString)
        .appendingPathComponent("errors.XXXXXX").utf8CString)
    waiting = mkstemp(&name)
    unlink(name)
    if waiting >= 0 { dup2(waiting, STDERR_FILENO) }
  }

  /// Says what has waited, with the name of who says it in front.
  func say(as name: String) {
    guard waiting >= 0 else { return }
    let size = lseek(waiting, 0, SEEK_END)
    var bytes = [UInt8](repeating: 0, count: Int(size))
    pread(waiting, &bytes, bytes.count, 0)
    dup2(errors, STDERR_FILENO)
    let text = String(decoding: bytes, as: UTF8.self)
    for line in text.split(separator: "\n") {
      StandardError.writeLine("\(name): \(line)")
    }
  }
}
