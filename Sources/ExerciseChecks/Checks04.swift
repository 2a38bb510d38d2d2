import Exercises
import Solutions

/// Checks of page 4.
enum Checks04 {
  static var all: [Exercise] {
    [Exercise(parameterCount), Exercise(hiddenUnits), Exercise(uniformEnd)]
  }

  static var parameterCount: Checked<(Int, Int) throws -> Int> {
    Checked(
      "04.1", "Count the parameters", .warmUp, minutes: 5,
      yours: Page04.parameterCount, solution: Solutions.Page04.parameterCount,
      hints: [
        "Write down the five shapes: (d, h), (h, h), (h), (h, d) and (d).",
        "d * h + h * h + h + h * d + d.",
      ]
    ) { answer in
      let cases = [
        (2, 3, 26), (28, 512, 291_356), (1, 1, 5), (5, 1, 17),
      ]
      for (d, h, right) in cases {
        try expect(
          "parameterCount(vocabularySize: \(d), hiddenUnits: \(h))",
          gives: try answer(d, h), wanted: right)
      }
    }
  }

  static var hiddenUnits: Checked<(Int, Int) throws -> Int> {
    Checked(
      "04.2", "The largest network that fits", .standard, minutes: 15,
      yours: Page04.hiddenUnits, solution: Solutions.Chapter04.hiddenUnits,
      hints: [
        "The number of parameters, h² + (2d + 1) h + d, grows with h. You may "
          + "try h = 1, 2, 3, … or solve the equation.",
        "var h = 1; while (h + 1) * (h + 1) + (2 * d + 1) * (h + 1) + d <= "
          + "limit, add one to h.",
      ]
    ) { answer in
      let cases = [
        (26, 2, 3), (25, 2, 2), (27, 2, 3), (5, 1, 1), (2_000_000, 4580, 212),
        (291_356, 28, 512), (291_355, 28, 511),
      ]
      for (limit, d, right) in cases {
        try expect(
          "hiddenUnits(limit: \(limit), vocabularySize: \(d))",
          gives: try answer(limit, d), wanted: right)
      }
    }
  }

  static var uniformEnd: Checked<(Float) throws -> Float> {
    Checked(
      "04.3", "Uniform instead of normal", .warmUp, minutes: 10,
      yours: Page04.uniformEnd, solution: Solutions.Chapter04.uniformEnd,
      hints: [
        "The variance is the square of the standard deviation σ: σ² = a² / 3. "
          + "Solve for a.",
        "a = σ √3, in Swift deviation * Float(3).squareRoot().",
      ]
    ) { answer in
      let cases: [(Float, Double)] = [
        (1, 1.7320508), (0.01, 0.017320508), (2, 3.4641016), (0, 0),
      ]
      for (deviation, right) in cases {
        try expect(
          "uniformEnd(deviation: \(deviation))",
          gives: Double(try answer(deviation)), near: right, tolerance: 1e-6)
      }
    }
  }
}
