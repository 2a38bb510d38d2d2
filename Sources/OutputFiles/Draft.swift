import Foundation
import Synchronization

/// The names of unfinished files. A program that is killed leaves its draft
/// behind; the next one that writes the same file removes it.
///
/// A name tells the file that the draft is for, the machine, and the process
/// that writes it, so that nobody removes the draft of a process that is alive.
enum Draft {
  /// Processes have the same numbers again and again, but not this.
  private static let token = String(UInt32.random(in: 0 ... .max), radix: 16)
  private static let count = Atomic<Int>(0)

  /// A name beside the file that nobody else uses.
  static func next(for file: URL) -> URL {
    let number = count.add(1, ordering: .relaxed).newValue
    return file.deletingLastPathComponent().appendingPathComponent(
      "\(prefix(of: file))\(getpid())-\(token)-\(number).draft")
  }

  /// Removes the drafts for this file whose processes are gone.
  static func removeAbandoned(of file: URL) {
    let folder = file.deletingLastPathComponent()
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: folder.path)
    let prefix = prefix(of: file)
    for name in names ?? [] where name.hasPrefix(prefix) {
      let parts = name.dropFirst(prefix.count).split(separator: "-")
      guard name.hasSuffix(".draft"), parts.count == 3,
        let owner = pid_t(parts[0]), owner > 0
      else { continue }
      let isMine = owner == getpid()
      let isAbandoned =
        isMine ? parts[1] != token : kill(owner, 0) != 0 && errno == ESRCH
      if isAbandoned {
        try? FileManager.default.removeItem(
          at: folder.appendingPathComponent(name))
      }
    }
  }

  /// Short, however long the name of the file is.
  private static func prefix(of file: URL) -> String {
    var host = [CChar](repeating: 0, count: 256)
    gethostname(&host, host.count - 1)
    let machine = host.prefix { $0 != 0 }.prefix(40).map {
      UInt8(bitPattern: $0)
    }
    let parts = [Array(file.lastPathComponent.utf8.prefix(40)), machine]
    return "."
      + parts.map { String(decoding: $0, as: UTF8.self) + "." }.joined()
  }
}
