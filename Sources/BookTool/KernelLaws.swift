/// What must hold of the speeds of the matrix kernels, whatever the machine.
struct KernelLaws {
  let violations: [String]

  init(_ output: String) {
    let peak = output.firstMatch(of: /peak of one thread: ([0-9.]+) GFLOP/)
    let tables = output.split(separator: /(?m)^(?=\(.*GFLOP\/s, part)/)
      .dropFirst()
    guard let peak = peak.flatMap({ Double($0.1) }), !tables.isEmpty else {
      violations = ["This is not the output of the kernels' program."]
      return
    }
    violations = tables.flatMap { Self.violations(of: $0, peak: peak) }
  }

  /// The number of steps from three loops to all threads.
  private static let steps = 7

  private static func violations(of table: Substring, peak: Double)
    -> [String]
  {
    let title = table.prefix { $0 != ":" }
    let lines = table.matches(of: /(?m)^([0-9])\. .*? ([0-9.]+) +[0-9.]+%$/)
    var speeds: [Int: Double] = [:]
    for line in lines { speeds[Int(line.1)!] = Double(line.2) }
    let missing = (1...steps).filter { !(speeds[$0, default: 0] > 0) }
    guard missing.isEmpty, let loops = speeds[1], let panels = speeds[6] else {
      return ["\(title): no speed above 0 stands for the steps \(missing)."]
    }
    var violations: [String] = []
    if panels < 10 * loops {
      violations.append(
        "\(title): the tile with panels must be 10 times as fast as the three "
          + "loops, but \(panels) is not 10 times \(loops).")
    }
    if panels < peak / 2 {
      violations.append(
        "\(title): the tile with panels must reach half of the peak, but "
          + "\(panels) is less than half of \(peak).")
    }
    if !table.contains("the same bits from all seven: true") {
      violations.append("\(title): the steps do not give the same bits.")
    }
    return violations
  }
}
