import Foundation

/// What must hold of time and memory against the number of steps, whatever
/// the machine.
struct StepLaws {
  let violations: [String]

  /// - Parameter output: two tables of steps, microseconds a token and
  ///   megabytes: the text read in blocks, and in one piece.
  init(_ output: String) {
    let tables = output.components(separatedBy: "one piece:").map(Self.lines)
    guard tables.count == 2, tables.allSatisfy({ $0.count > 2 }) else {
      violations = ["This is not the output of chapter 10's measurement."]
      return
    }
    let (blocks, whole) = (tables[0], tables[1])
    var violations: [String] = []
    for (name, table) in [("in blocks", blocks), ("in one piece", whole)] {
      let times = table.map(\.microseconds)
      if !(times.max()! < 4 * times.min()!) {
        violations.append(
          "\(name): the time of a token must not depend on the steps, but it "
            + "goes from \(times.min()!) to \(times.max()!).")
      }
    }
    for (one, next) in zip(whole, whole.dropFirst()) {
      let (growth, ratio) = (next.memory / one.memory, next.steps / one.steps)
      if !(growth > 0.6 * ratio && growth < 1.6 * ratio) {
        violations.append(
          "in one piece: \(next.steps) steps take \(next.memory) megabytes and "
            + "\(one.steps) take \(one.memory): that is not proportional.")
      }
    }
    if !(blocks.last!.memory < whole.last!.memory / 10) {
      violations.append(
        "in blocks: \(blocks.last!.memory) megabytes are not less than a tenth "
          + "of the \(whole.last!.memory) in one piece.")
    }
    self.violations = violations
  }

  private typealias Line = (steps: Double, microseconds: Double, memory: Double)

  private static func lines(of table: String) -> [Line] {
    table.matches(of: /(?m)^([0-9]+) +([0-9.]+) +([0-9.]+)$/).compactMap {
      guard let steps = Double($0.1), let time = Double($0.2),
        let memory = Double($0.3)
      else { return nil }
      return (steps, time, memory)
    }
  }
}
