import Exercises
import Solutions

/// Checks of page 12.
enum Checks12 {
  static var all: [Exercise] {
    [
      Exercise(moved), Exercise(adamSteps), Exercise(dropoutMask),
      Exercise(tableParameters), Exercise(geometricMean),
    ]
  }

  static var moved: Checked<([Double], Double, Double) throws -> Double> {
    Checked(
      "12.1", "Momentum", .warmUp, minutes: 5,
      yours: Page12.moved, solution: Solutions.Page12.moved,
      hints: [
        "Two variables that start at 0, the velocity and the parameter, and a "
          + "loop over the gradients.",
        "velocity = μ * velocity + g, and then parameter -= η * velocity.",
      ]
    ) { answer in
      let cases: [([Double], Double, Double, Double)] = [
        ([1, 1], 1, 0.5, -2.5), ([1, 1, 1], 2, 0, -6), ([], 1, 0.9, 0),
        ([4, 0, 0], 0.5, 0.5, -3.5), ([1, -1], 1, 0.9, -0.9),
      ]
      for (gradients, η, μ, right) in cases {
        try expect(
          "moved(by: \(gradients), learningRate: \(η), momentum: \(μ))",
          gives: try answer(gradients, η, μ), near: right)
      }
    }
  }

  static var adamSteps: Checked<([Double], Double) throws -> [Double]> {
    Checked(
      "12.2", "Adam, with its correction", .standard, minutes: 25,
      yours: Page12.adamSteps, solution: Solutions.Page12.adamSteps,
      hints: [
        "Keep m and v from step to step, but not the corrected ones: these "
          + "are computed anew from m, v and t each time. t begins with 1.",
        "let mean = m / (1 - pow(0.9, t)) and likewise with v and 0.999; the "
          + "step is -η * mean / (meanOfSquares.squareRoot() + 1e-8).",
      ]
    ) { answer in
      let cases: [([Double], Double, [Double])] = [
        ([5], 0.1, [-0.1]), ([-0.001], 0.1, [0.0999990]),
        ([2, 2, 2], 0.5, [-0.5, -0.5, -0.5]),
        ([1, 0, 0], 1, [-1, -0.6700582, -0.5179570]),
        ([1, -1, 3], 1, [-1, 0.0526316, -0.5605702]),
      ]
      for (gradients, η, right) in cases {
        try expect(
          "adamSteps(\(gradients), learningRate: \(η))",
          gives: try answer(gradients, η), near: right)
      }
    }
  }

  static var dropoutMask: Checked<([Double], Double) throws -> [Double]> {
    Checked(
      "12.3", "A mask of dropout", .warmUp, minutes: 5,
      yours: Page12.dropoutMask, solution: Solutions.Page12.dropoutMask,
      hints: [
        "What is kept is made larger, since otherwise the mean of all would "
          + "shrink to 1 - p of what it was.",
        "draws.map { $0 < p ? 0 : 1 / (1 - p) }.",
      ]
    ) { answer in
      let cases: [([Double], Double, [Double])] = [
        ([0.1, 0.7], 0.5, [0, 2]), ([0, 0.9999], 0, [1, 1]),
        ([0.1, 0.2, 0.3], 0.2, [0, 1.25, 1.25]),
        ([0.89, 0.91], 0.9, [0, 10]),
      ]
      for (draws, p, right) in cases {
        try expect(
          "dropoutMask(\(draws), p: \(p))", gives: try answer(draws, p),
          near: right)
      }
    }
  }

  static var tableParameters: Checked<(Int, Int, Bool) throws -> Int> {
    Checked(
      "12.4", "One table or two", .warmUp, minutes: 5,
      yours: Page12.tableParameters,
      solution: Solutions.Page12.tableParameters,
      hints: [
        "A table has d * e numbers. The bias of the output is there in both "
          + "cases.",
        "(tied ? 1 : 2) * d * e + d.",
      ]
    ) { answer in
      for (d, e, tied, right) in [
        (10, 3, true, 40), (10, 3, false, 70), (28, 512, true, 14_364),
        (28, 512, false, 28_700), (1, 1, false, 3),
      ] {
        try expect(
          "tableParameters(vocabularySize: \(d), dimensions: \(e), tied: "
            + "\(tied))", gives: try answer(d, e, tied), wanted: right)
      }
    }
  }

  typealias GeometricMean =
    ([Double], [Double], Double) throws -> [Double]

  static var geometricMean: Checked<GeometricMean> {
    Checked(
      "12.5", "Multiply two models", .standard, minutes: 10,
      yours: Page12.geometricMean,
      solution: Solutions.Chapter12.geometricMean,
      hints: [
        "zip(p, q) pairs the two probabilities of a token. After the products "
          + "are made, their sum is not one yet.",
        "let products = zip(p, q).map { pow($0, λ) * pow($1, 1 - λ) }, and "
          + "divide each by the sum of all.",
      ]
    ) { answer in
      let cases: [([Double], [Double], Double, [Double])] = [
        ([0.8, 0.2], [0.2, 0.8], 0.5, [0.5, 0.5]),
        ([0.8, 0.2], [0.2, 0.8], 1, [0.8, 0.2]),
        ([0.8, 0.2], [0.2, 0.8], 0, [0.2, 0.8]),
        ([0.8, 0.2], [0.5, 0.5], 0.5, [2 / 3.0, 1 / 3.0]),
        ([0.9, 0.1, 0], [0.1, 0.1, 0.8], 0.5, [0.75, 0.25, 0]),
      ]
      for (p, q, λ, right) in cases {
        try expect(
          "geometricMean(of: \(p), and: \(q), share: \(λ))",
          gives: try answer(p, q, λ), near: right)
      }
    }
  }
}
