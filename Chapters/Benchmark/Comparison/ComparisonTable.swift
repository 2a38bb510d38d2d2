import Basics
import Foundation

// A record as a table: what README and pages show.

extension ComparisonRecord {
  /// The lines of the table.
  ///
  /// - Parameter isBrief: whether each group has only the fastest of this package
  ///   and the fastest of the others, for each unit.
  func table(isBrief: Bool = false) -> [String] {
    let one = peaks.map(\.oneThread).max() ?? 0
    let all = peaks.map(\.allThreads).max() ?? 0
    let caches = machine.caches.joined(separator: ", ")
    var lines = [
      machine.written,
      "caches of a core: \(caches); \(machine.system)",
      "\(date); all with \(instructions) instructions",
      "peak: \(one.decimals(1)) GFLOP/s on one thread, \(all.decimals(1)) on all",
      "",
      "per second: median (least to most) of \(rounds) rounds".left(Self.width)
        + "start".right(7) + "memory".right(8),
    ]
    for group in groups {
      let results = isBrief ? fastest(of: group.results) : group.results
      lines += ["", group.name] + results.map(\.row)
    }
    return lines
  }

  /// The columns in front of the times.
  static let width = 64

  /// The results of each group: this package first, then the others, the
  /// fastest first.
  private var groups: [(name: String, results: [Result])] {
    var names: [String] = []
    for result in results where !names.contains(result.group) {
      names.append(result.group)
    }
    return names.map { name in
      let all = results.filter { $0.group == name && !$0.samples.isEmpty }
      return (
        name,
        all.filter(\.isHere)
          + all.filter { !$0.isHere }
          .sorted { ($0.speed, $1.name) > ($1.speed, $0.name) }
      )
    }
  }

  /// For each unit the fastest of this package and the fastest of the others.
  private func fastest(of results: [Result]) -> [Result] {
    var units: [String] = []
    for result in results where !units.contains(result.unit) {
      units.append(result.unit)
    }
    return units.flatMap { unit in
      [true, false].compactMap { isHere in
        results.filter { $0.unit == unit && $0.isHere == isHere }
          .max { $0.speed < $1.speed }
      }
    }
  }
}

extension ComparisonRecord.Result {
  /// Whether it is this package: it has no version.
  var isHere: Bool { version == nil }

  /// The median of the samples' speeds.
  var speed: Double { median(samples.map(\.tokensPerSecond)) }

  /// The name with the version behind that of the engine: “JAX 0.10.2, scan”.
  var title: String {
    // “OpenBLAS 0.3.21 NO_LAPACKE DYNAMIC_ARCH …”, “2.13.0+cpu”
    let number = version?.split(separator: " ").first { $0.first!.isNumber }
    guard let number = number?.prefix(while: { $0 != "+" }) else { return name }
    let parts = name.split(separator: ",", maxSplits: 1)
    return (["\(parts[0]) \(number)"] + parts.dropFirst().map(String.init))
      .joined(separator: ",")
  }

  /// A line of the table.
  var row: String {
    let speeds = samples.map(\.tokensPerSecond)
    func rounded(_ speed: Double) -> String {
      Int((speed / 100).rounded() * 100).grouped
    }
    let range = "(\(rounded(speeds.min()!))-\(rounded(speeds.max()!)))"
    return ("  " + title.left(30) + "\(rounded(speed)) \(range)")
      .left(ComparisonRecord.width)
      + "\(median(samples.map(\.start)).decimals(1)) s".right(7)
      + "\(Int(median(samples.map(\.memory)).rounded())) MB".right(8)
  }
}

/// The middle of the numbers in order; of an even count, the upper one of two.
func median(_ numbers: [Double]) -> Double {
  numbers.sorted()[numbers.count / 2]
}
