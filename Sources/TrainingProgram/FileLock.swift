import Corpora
import Foundation
import Synchronization
import TextData

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Holds files for this process until it ends, however it ends.
///
/// The lock is an empty file beside the one that is held, since that one is
/// replaced again and again. A process that is killed leaves the empty file,
/// but the system takes back the lock.
enum FileLock {
  private static let held = Mutex<[String]>([])

  /// - Throws: `SaveRefusal.inUse` if another process holds the file.
  static func hold(_ path: String) throws(SaveRefusal) {
    let lock = lockFile(of: path)
    while true {
      let file = open(lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
      // Where there cannot be a lock, the run goes on without.
      guard file >= 0 else { return }
      guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
        let isHeld = errno == EWOULDBLOCK
        close(file)
        if isHeld { throw .inUse(path) }
        return
      }
      // Its last owner may have removed it between the two calls.
      if isSame(file, lock) { break }
      close(file)
    }
    held.withLock { paths in
      if paths.isEmpty {
        atexit { FileLock.held.withLock { $0.forEach { _ = unlink($0) } } }
      }
      paths.append(lock)
    }
  }

  private static func lockFile(of path: String) -> String {
    let file = URL(filePath: path).resolvingSymlinksInPath()
    let name = file.lastPathComponent
    let short = name.utf8.count <= 200 ? name : sha1(of: Data(name.utf8))
    return file.deletingLastPathComponent().appending(path: ".\(short).lock")
      .path
  }

  private static func isSame(_ file: Int32, _ path: String) -> Bool {
    var (open, named) = (stat(), stat())
    return fstat(file, &open) == 0 && stat(path, &named) == 0
      && open.st_ino == named.st_ino
  }
}
