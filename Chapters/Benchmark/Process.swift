import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

/// What the operating system says about this process.
enum ThisProcess {
  private static let begin = ContinuousClock.now
  private static let ageAtBegin = age

  /// To be called first: from here on the time is exact.
  static func start() { _ = (begin, ageAtBegin) }

  /// The seconds since the program was started.
  ///
  /// `swift run` builds, and then becomes the program: the process is older
  /// than the program. Loading takes a hundredth of a second or two, so if the
  /// process was older than half a second when the program began, it was
  /// something else before, and that time does not count.
  static var seconds: Double {
    (ContinuousClock.now - begin) / .seconds(1)
      + (ageAtBegin < 0.5 ? ageAtBegin : 0)
  }

  /// The seconds since the process was started, to a hundredth.
  private static var age: Double {
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

  /// The seconds of processor time used so far, on all processors.
  static var processorTime: Double {
    Double(clock()) / Double(CLOCKS_PER_SEC)
  }
}
