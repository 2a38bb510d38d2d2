import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

/// What the operating system says about this process.
enum ThisProcess {
  /// The seconds since the process was started, to a hundredth.
  static var age: Double {
    #if os(Linux)
      // Field 22 of the process's line is its start, in ticks since boot.
      let line =
        (try? String(contentsOfFile: "/proc/self/stat", encoding: .utf8)) ?? ""
      let uptime =
        (try? String(contentsOfFile: "/proc/uptime", encoding: .utf8)) ?? ""
      let fields = line[(line.lastIndex(of: ")") ?? line.startIndex)...]
        .split(separator: " ")
      guard fields.count > 20, let start = Double(fields[20]),
        let now = uptime.split(separator: " ").first.flatMap({ Double($0) })
      else { return .nan }
      return now - start / Double(sysconf(Int32(_SC_CLK_TCK)))
    #else
      var info = kinfo_proc()
      var size = MemoryLayout<kinfo_proc>.stride
      var name = [CTL_KERN, KERN_PROC, KERN_PROC_PID, getpid()]
      guard sysctl(&name, 4, &info, &size, nil, 0) == 0 else { return .nan }
      let start = info.kp_proc.p_starttime
      return Date().timeIntervalSince1970 - Double(start.tv_sec)
        - Double(start.tv_usec) / 1e6
    #endif
  }

  /// The largest amount of memory that was resident, in megabytes.
  static var peakMemory: Double {
    var usage = rusage()
    #if os(Linux)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return Double(usage.ru_maxrss) / 1024
    #else
      getrusage(RUSAGE_SELF, &usage)
      return Double(usage.ru_maxrss) / 1_048_576
    #endif
  }

  /// The seconds of processor time used so far, on all processors.
  static var processorTime: Double {
    Double(clock()) / Double(CLOCKS_PER_SEC)
  }
}
