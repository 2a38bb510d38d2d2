import Foundation
import Kernels

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

/// The machine that was measured on.
public struct HostMachine: Codable, Sendable {
  /// The name of its processor.
  public var processor: String
  /// What the processor has of the instructions that matter here.
  public var instructions: [String]
  /// “L1d 32 KiB”, as the system says it.
  public var caches: [String]
  /// How many processors it has.
  public var processors: Int
  /// Gigabytes.
  public var memory: Int
  /// The name of the operating system.
  public var system: String

  /// This machine.
  public init() {
    let information = ProcessInfo.processInfo
    processors = information.activeProcessorCount
    memory = Int(information.physicalMemory >> 30)
    system = information.operatingSystemVersionString
    #if canImport(Darwin)
      processor = Self.control("machdep.cpu.brand_string")
      instructions = ["neon"]
      caches = []
    #else
      let lines = Self.text("/proc/cpuinfo").split(separator: "\n")
      func value(_ name: String) -> String? {
        lines.first { $0.hasPrefix(name) }?.split(separator: ":").last
          .map { $0.trimmingCharacters(in: .whitespaces) }
      }
      let family = value("cpu family").map { ", family \($0)" } ?? ""
      let model = value("model\t").map { ", model \($0)" } ?? ""
      processor = (value("model name") ?? "unknown") + family + model
      let flags = Set((value("flags") ?? "").split(separator: " "))
      instructions = ["avx2", "fma", "avx512f", "avx512_bf16", "amx_tile"]
        .filter { flags.contains(Substring($0)) }
      caches = (0..<8).compactMap { index in
        let folder = "/sys/devices/system/cpu/cpu0/cache/index\(index)/"
        let size = Self.text(folder + "size").trimmed
        guard !size.isEmpty, Self.text(folder + "type").trimmed != "Instruction"
        else { return nil }
        return "L\(Self.text(folder + "level").trimmed) \(size)"
      }
    #endif
  }

  /// In a line: processor, how many, what it can do.
  public var written: String {
    "\(processor), \(processors) processors, "
      + (instructions.contains("avx512f")
        ? "AVX-512" : instructions[0].uppercased())
  }

  /// How many programs wanted to run, in the mean of the last minute.
  public static var load: Double {
    var loads = [0.0, 0, 0]
    return getloadavg(&loads, 3) > 0 ? loads[0] : 0
  }

  private static func text(_ path: String) -> String {
    (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
  }

  #if canImport(Darwin)
    private static func control(_ name: String) -> String {
      var size = 0
      sysctlbyname(name, nil, &size, nil, 0)
      var bytes = [UInt8](repeating: 0, count: size)
      sysctlbyname(name, &bytes, &size, nil, 0)
      return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  #endif
}

extension String {
  fileprivate var trimmed: String {
    trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
