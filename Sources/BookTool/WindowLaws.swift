/// What must hold of a full run over all overlapping windows.
struct WindowLaws {
  let violations: [String]

  init(_ output: String) {
    let epochs = output.matches(
      of: /(?m)^epoch ([0-9]+): +([0-9.]+) +([0-9.]+)$/
    ).compactMap { match -> (number: Int, training: Double, held: Double)? in
      guard let number = Int(match.1), let training = Double(match.2),
        let held = Double(match.3)
      else { return nil }
      return (number, training, held)
    }
    guard let first = epochs.first, let last = epochs.last, epochs.count > 1
    else {
      violations = ["This is not the output of a run over all windows."]
      return
    }
    var violations: [String] = []
    if !(epochs.allSatisfy { $0.training >= 1 && $0.held >= 1 }) {
      violations.append("A perplexity is at least 1.")
    }
    if !(last.training < first.training && last.held < first.held) {
      violations.append(
        "Both perplexities must fall, but epoch \(first.number) has "
          + "\(first.training) and \(first.held), epoch \(last.number) "
          + "\(last.training) and \(last.held).")
    }
    if !(last.training < last.held) {
      violations.append(
        "The training text must end below the validation text, but "
          + "\(last.training) is not below \(last.held).")
    }
    if output.firstMatch(of: /(?m)^it has.{20}$/) == nil {
      violations.append("“it has” and 20 characters more are expected.")
    }
    self.violations = violations
  }
}
