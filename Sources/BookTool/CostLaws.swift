/// What must hold of the cost of training against the sizes, whatever the
/// machine.
struct CostLaws {
  let violations: [String]

  /// - Parameter output: three tables of a size, tokens a second, GFLOP/s and
  ///   percent of the peak.
  init(_ output: String) {
    let tables = output.split(separator: "part of the peak\n").dropFirst()
      .map { table in
        table.matches(of: /(?m)^ *([0-9]+) +([0-9,]+) +([0-9.]+) +([0-9.]+)%$/)
          .compactMap { line in
            Double(line.1).flatMap { size in
              Double(line.4).map { (size: size, part: $0) }
            }
          }
      }
    guard tables.count == 3, tables.allSatisfy({ $0.count > 3 }) else {
      violations = ["This is not the output of chapter 9's measurement."]
      return
    }
    var violations: [String] = []
    for table in tables {
      if !table.allSatisfy({ $0.part > 0 && $0.part <= 100 }) {
        violations.append("A part of the peak lies between 0 and 100%.")
      }
      // No cliff: a larger size never brings down what a smaller one reached
      // by more than half.
      var best = 0.0
      for (size, part) in table {
        if part < best / 2 {
          violations.append(
            "At size \(Int(size)) the part of the peak falls to \(part)%, "
              + "from \(best)%.")
        }
        best = max(best, part)
      }
    }
    self.violations = violations
  }
}
