import Foundation

#if canImport(Darwin)
  import Darwin
#endif

/// The largest amount of memory that was resident so far, in megabytes.
public var peakMemory: Double {
  #if os(Linux)
    // Not `getrusage`, which remembers what the process was before.
    let status =
      (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let kilobytes = line?.split { $0 == " " || $0 == "\t" }.dropFirst().first
    return (kilobytes.flatMap { Double($0) } ?? .nan) / 1024
  #else
    var usage = rusage()
    getrusage(RUSAGE_SELF, &usage)
    return Double(usage.ru_maxrss) / 1_048_576
  #endif
}
