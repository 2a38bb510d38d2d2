import Exercises
import Solutions
import Tensors

/// Checks of appendix A.
enum ChecksA {
  static var all: [Exercise] {
    [
      Exercise(slope), Exercise(square), Exercise(quotientGradients),
      Exercise(gradients),
    ]
  }

  typealias Slope = ((Double) -> Double, Double, Double) throws -> Double

  static var slope: Checked<Slope> {
    Checked(
      "A.1", "A difference instead of a derivative", .warmUp, minutes: 5,
      yours: PageA.slope, solution: Solutions.PageA.slope,
      hints: [
        "The way from x - e to x + e is 2e long.",
        "(f(x + e) - f(x - e)) / (2 * e).",
      ]
    ) { answer in
      try expect(
        "slope(of: { $0 * $0 }, at: 3, distance: 0.5)",
        gives: try answer({ $0 * $0 }, 3, 0.5), near: 6)
      // A central difference of a cube is off by e², a one-sided one by 3 e.
      try expect(
        "slope(of: { $0 * $0 * $0 }, at: 1, distance: 0.1)",
        gives: try answer({ $0 * $0 * $0 }, 1, 0.1), near: 3.01)
      try expect(
        "slope(of: { 7 - 2 * $0 }, at: -1, distance: 0.25)",
        gives: try answer({ 7 - 2 * $0 }, -1, 0.25), near: -2)
    }
  }

  static var square: Checked<(Tensor) throws -> Tensor> {
    Checked(
      "A.2", "An operation with its pullback", .standard, minutes: 15,
      yours: PageA.square, solution: Solutions.ChapterA.square,
      hints: [
        "The derivative of x² is 2x. So the pullback has to keep the input: "
          + "let input = x.detached.",
        "return (input * input).withGradients(of: [x]) { dy in "
          + "[2 * input * dy] }.",
      ]
    ) { answer in
      for (x, dy) in [
        (Tensor([3]), Tensor([1])), (Tensor([3, -2, 0]), Tensor([1, 2, 3])),
        (Tensor([[1, 2], [3, -4]]), Tensor([[0, 1], [0.5, 1]])),
      ] {
        let name = "x = \(x.elements)"
        let leaf = x.tracked()
        let y = try answer(leaf)
        try expect("square(x), \(name)", gives: y, near: x * x)
        try expect(
          "the number of recorded operations behind square(x), \(name)",
          gives: y.graphSize, wanted: 1)
        (y * dy).sum().backward()
        try expect(
          "the gradient of x after square(x), \(name), dy = \(dy.elements)",
          gives: leaf.gradient ?? Tensor(0), near: 2 * x * dy)
      }
    }
  }

  typealias QuotientGradients =
    (Double, Double, Double) throws -> (dy: Double, dx: Double)

  static var quotientGradients: Checked<QuotientGradients> {
    Checked(
      "A.3", "A quotient backwards", .warmUp, minutes: 10,
      yours: PageA.quotientGradients,
      solution: Solutions.PageA.quotientGradients,
      hints: [
        "The derivative of y / x by y is 1 / x, and by x it is -y / x². "
          + "Where in the second do you find z?",
        "dy = dz / x, and dx = -dz * z / x.",
      ]
    ) { answer in
      let cases: [(Double, Double, Double, Double, Double)] = [
        (1, 2, 3, 0.5, -1.5), (4, -2, 1, -2, 2), (0, 5, 5, 0, 0),
        (-3, 0.5, 2, -6, 12),
      ]
      for (dz, x, z, dy, dx) in cases {
        let gave = try answer(dz, x, z)
        try expect(
          "quotientGradients(dz: \(dz), x: \(x), z: \(z)): dy and dx",
          gives: [gave.dy, gave.dx], near: [dy, dx])
      }
    }
  }

  static var gradients: Checked<(Int, [PageA.Use]) throws -> [Double]> {
    Checked(
      "A.4", "A tape in a list", .challenge, minutes: 30,
      yours: PageA.gradients,
      solution: { count, uses in
        Solutions.PageA.gradients(
          count: count, uses: uses.map { ($0.input, $0.output, $0.derivative) })
      },
      hints: [
        "Begin with zeros and a 1 at the end. A use adds derivative * "
          + "gradients[output] to gradients[input]. When is gradients[output] "
          + "complete?",
        "When all uses of the output itself were visited, and these have "
          + "larger outputs. So visit the uses sorted by falling output: "
          + "uses.sorted { $0.output > $1.output }.",
      ]
    ) { answer in
      func check(
        _ count: Int, _ uses: [(Int, Int, Double)], _ right: [Double]
      ) throws {
        let written = uses.map { "\($0.0) in \($0.1) (\(short($0.2)))" }
        try expect(
          "gradients(count: \(count), uses: \(written.prefix(8)))",
          gives: try answer(
            count, uses.map { PageA.Use(of: $0.0, in: $0.1, derivative: $0.2) }
          ), near: right)
      }
      try check(1, [], [1])
      try check(3, [(0, 1, 2), (0, 2, 5), (1, 2, 3)], [11, 3, 1])
      // z = x · x with x = 3: the same node is used twice.
      try check(2, [(0, 1, 3), (0, 1, 3)], [6, 1])
      try check(4, [(2, 3, 2), (1, 2, 3), (0, 1, 5)], [30, 6, 2, 1])
      try check(4, [(0, 1, 5), (1, 2, 3), (2, 3, 2)], [30, 6, 2, 1])
      try check(3, [(1, 2, 4)], [0, 4, 1])
      // 2 to the power of 60 paths.
      let ladder = (0..<60).flatMap { [($0, $0 + 1, 0.5), ($0, $0 + 1, 0.5)] }
      try check(61, ladder, [Double](repeating: 1, count: 61))
    }
  }
}
