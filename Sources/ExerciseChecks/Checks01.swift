import Exercises
import Solutions

/// Checks of pages 1 and 1b.
enum Checks01 {
  static var all: [Exercise] {
    [
      Exercise(meanOfLast), Exercise(examples), Exercise(transitions),
      Exercise(rollOut),
    ]
  }

  static var meanOfLast: Checked<([Float], Int) throws -> Float> {
    Checked(
      "01.1", "The mean of the last values", .warmUp, minutes: 5,
      yours: Page01.meanOfLast, solution: Solutions.Page01.meanOfLast,
      hints: [
        "An array has a method that gives its last elements: suffix.",
        "values.suffix(tau).reduce(0, +) is the sum. Divide it by Float(tau).",
      ]
    ) { answer in
      let cases: [([Float], Int, Double)] = [
        ([5, 1, 2, 3], 2, 2.5), ([5, 1, 2, 3], 4, 2.75), ([-1], 1, -1),
        ([9, 9, 0, 0, 0], 3, 0),
      ]
      for (values, tau, mean) in cases {
        try expect(
          "meanOfLast(\(values), tau: \(tau))",
          gives: Double(try answer(values, tau)), near: mean)
      }
    }
  }

  typealias Examples =
    ([Float], Int) throws -> [(features: [Float], label: Float)]

  static var examples: Checked<Examples> {
    Checked(
      "01.2", "From a series to examples", .standard, minutes: 15,
      yours: Page01.examples, solution: Solutions.Page01.examples,
      hints: [
        "The first label stands at place tau, the last at the end. Which "
          + "places do the features of the label at place t have?",
        "For each t in series.indices.dropFirst(tau): the features are "
          + "Array(series[t - tau..<t]), and the label is series[t].",
      ]
    ) { answer in
      let series: [Float] = [1, 2, 4, 8, 16]
      let right: [Int: [([Float], Float)]] = [
        2: [([1, 2], 4), ([2, 4], 8), ([4, 8], 16)],
        1: [([1], 2), ([2], 4), ([4], 8), ([8], 16)],
        4: [([1, 2, 4, 8], 16)], 5: [], 7: [],
      ]
      for tau in [2, 1, 4, 5, 7] {
        let written = try answer(series, tau).map { "\($0.0) → \($0.1)" }
        try expect(
          "examples(of: \(series), tau: \(tau))", gives: written,
          wanted: right[tau]!.map { "\($0.0) → \($0.1)" })
      }
    }
  }

  static var transitions: Checked<([Int], Int) throws -> [[Double]]> {
    Checked(
      "01.3", "The matrix of a Markov chain", .standard, minutes: 15,
      yours: Page01.transitions, solution: Solutions.Page01.transitions,
      hints: [
        "Begin with a table of zeros, and add one at [state][next] for each "
          + "pair of neighbours: zip(states, states.dropFirst()).",
        "Then divide each row by row.reduce(0, +), unless this sum is 0: "
          + "0 divided by 0 is no number.",
      ]
    ) { answer in
      let cases: [([Int], Int, [[Double]])] = [
        ([0, 1, 0, 0, 1], 2, [[1 / 3.0, 2 / 3.0], [1, 0]]),
        ([0, 1, 2], 3, [[0, 1, 0], [0, 0, 1], [0, 0, 0]]),
        ([1, 1, 1, 0, 1], 2, [[0, 1], [1 / 3.0, 2 / 3.0]]),
        ([0], 2, [[0, 0], [0, 0]]),
      ]
      for (states, count, matrix) in cases {
        try expect(
          "transitions(in: \(states), count: \(count))",
          gives: try answer(states, count), near: matrix)
      }
    }
  }

  static var rollOut: Checked<([Float], [Float], Int) throws -> [Float]> {
    Checked(
      "01b.1", "Predictions from predictions", .standard, minutes: 20,
      yours: Page01b.rollOut, solution: Solutions.Page01.rollOut,
      hints: [
        "Keep one array of values. In each step, predict from its last "
          + "weights.count elements and append the prediction.",
        "zip(values.suffix(weights.count), weights) pairs each value with its "
          + "weight; the sum of the products is the prediction. Return "
          + "values.suffix(steps) as an array.",
      ]
    ) { answer in
      let cases: [([Float], [Float], Int, [Float])] = [
        ([1, 2], [-1, 2], 3, [3, 4, 5]),
        ([7, 1, 2], [-1, 2], 2, [3, 4]),
        ([4, 2], [0.5, 0.5], 3, [3, 2.5, 2.75]),
        ([1], [2], 4, [2, 4, 8, 16]),
        ([1, 0], [3, 0], 4, [3, 0, 9, 0]),
        ([1, 2], [1, 1], 0, []),
      ]
      for (values, weights, steps, right) in cases {
        try expect(
          "rollOut(\(values), weights: \(weights), steps: \(steps))",
          gives: try answer(values, weights, steps), near: right)
      }
    }
  }
}
