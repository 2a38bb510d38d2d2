import Basics
import Foundation

/// Makes sure that this machine has so much memory, and that this process may
/// have it.
///
///     try requireMemory(RNNLanguageModel.trainingMemory(...))
///
/// - Parameter bytes: an estimate, made before anything is allocated.
/// - Throws: `NotEnoughMemory`.
public func requireMemory(
  _ bytes: Int, of limit: Int = memoryLimit
) throws(NotEnoughMemory) {
  if bytes > limit { throw NotEnoughMemory(needed: bytes, limit: limit) }
}

/// Settings that need more memory than there is.
public struct NotEnoughMemory: Error, Equatable, CustomStringConvertible {
  /// The bytes that the run would take.
  public let needed: Int
  /// The bytes that there are.
  public let limit: Int

  public var description: String {
    "These settings need about \(gigabytes(needed)) of memory, and there are "
      + "\(gigabytes(limit)) on this machine, or for this program. Choose "
      + "smaller ones: fewer units, layers, steps, or sequences in a minibatch."
  }

  private func gigabytes(_ bytes: Int) -> String {
    "\((Double(bytes) / 1e9).decimals(bytes < 10_000_000_000 ? 2 : 0)) GB"
  }
}

/// The bytes that this process can have: the memory of the machine, or less
/// where a container or `ulimit -v` sets a limit.
public var memoryLimit: Int {
  var limits = [Int(clamping: ProcessInfo.processInfo.physicalMemory)]
  var space = rlimit()
  #if canImport(Darwin)
    getrlimit(RLIMIT_AS, &space)
  #else
    getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &space)
    limits += containerLimits
  #endif
  limits.append(Int(clamping: space.rlim_cur))
  return limits.min()!
}

/// The limits of the control groups that the process is in, on Linux.
private var containerLimits: [Int] {
  func text(_ path: String) -> String? {
    try? String(contentsOfFile: path, encoding: .utf8)
  }
  // 0::/user.slice/a, or of version 1, 7:memory:/a
  let groups = (text("/proc/self/cgroup") ?? "").split(separator: "\n")
    .compactMap { $0.split(separator: ":", maxSplits: 2).last.map(String.init) }
  let files = groups.flatMap { group in
    // A group cannot have more than those it lies in.
    sequence(first: group) {
      $0 == "/" || $0.isEmpty
        ? nil : ($0 as NSString).deletingLastPathComponent
    }
    .flatMap {
      [
        "/sys/fs/cgroup\($0)/memory.max",
        "/sys/fs/cgroup/memory\($0)/memory.limit_in_bytes",
      ]
    }
  }
  return files.compactMap { path in
    text(path).flatMap {
      Int($0.trimmingCharacters(in: .whitespacesAndNewlines))
    }
  }
}
