import Exercises
import Foundation
import Solutions
import Tensors
import Training

/// Checks of page 8; that of 08.5 is in Checks08+Bigrams.swift.
enum Checks08 {
  static var all: [Exercise] {
    [
      Exercise(descended), Exercise(crossEntropy), Exercise(carried),
      Exercise(longestCopy), Exercise(network),
    ]
  }

  typealias Descended = ([Double], [Double], Double) throws -> [Double]

  static var descended: Checked<Descended> {
    Checked(
      "08.1", "A step of gradient descent", .warmUp, minutes: 5,
      yours: Page08.descended, solution: Solutions.Page08.descended,
      hints: [
        "zip(parameters, gradients) pairs each parameter with its gradient.",
        "Map the pairs to $0 - learningRate * $1.",
      ]
    ) { answer in
      let cases: [([Double], [Double], Double, [Double])] = [
        ([1, 2], [10, -10], 0.1, [0, 3]), ([5], [3], 0, [5]),
        ([0, 0, 1], [1, 2, 0], 2, [-2, -4, 1]),
      ]
      for (parameters, gradients, η, right) in cases {
        try expect(
          "descended(\(parameters), gradients: \(gradients), learningRate: "
            + "\(η))",
          gives: try answer(parameters, gradients, η), near: right)
      }
    }
  }

  static var crossEntropy: Checked<([[Double]], [Int]) throws -> Double> {
    Checked(
      "08.2", "The loss of a minibatch", .standard, minutes: 20,
      yours: Page08.crossEntropy, solution: Solutions.Page08.crossEntropy,
      hints: [
        "One loss for each row, by the formula of the task, then their mean. "
          + "zip(scores, targets) pairs a row with its target.",
        "let m = row.max()!; let sum = row.reduce(0) { $0 + exp($1 - m) }; "
          + "the loss is log(sum) + m - row[target].",
      ]
    ) { answer in
      let cases: [([[Double]], [Int], Double)] = [
        ([[0, 0]], [1], log(2)), ([[0, 0, 0, 0]], [3], log(4)),
        ([[1, 2, 3]], [0], 2.407606), ([[1, 2, 3]], [2], 0.407606),
        ([[1, 2, 3], [0, 0, 0]], [2, 1], (0.407606 + log(3)) / 2),
        ([[1000, 0]], [0], 0), ([[1000, 0]], [1], 1000),
      ]
      for (scores, targets, right) in cases {
        try expect(
          "crossEntropy(\(scores), targets: \(targets))",
          gives: try answer(scores, targets), near: right)
      }
    }
  }

  static var carried: Checked<(Tensor) throws -> Tensor> {
    Checked(
      "08.3", "Carry a state on", .warmUp, minutes: 5,
      yours: Page08.carried, solution: Solutions.Page08.carried,
      hints: [
        "The glossary has a word for it: keep the numbers of a tensor and "
          + "forget its history.",
        "state.detached.",
      ]
    ) { answer in
      let x = Tensor([0.5, -1]).tracked()
      let H = tanh(2 * x)
      let carried = try answer(H)
      try expect(
        "carried(H) with H = tanh(2 x), x = [0.5, -1]", gives: carried,
        near: Tensor([0.7615942, -0.9640276]))
      let w = Tensor([1, 1]).tracked()
      (carried * w).sum().backward()
      let reached = x.gradient.map { "\($0.elements)" } ?? "nothing"
      try expect(
        "the gradient that reaches x through carried(H)", gives: reached,
        wanted: "nothing")
    }
  }

  static var longestCopy: Checked<([Int], [Int]) throws -> Int> {
    Checked(
      "08.4", "What was copied", .standard, minutes: 20,
      yours: Page08.longestCopy, solution: Solutions.Page08.longestCopy,
      hints: [
        "Two loops over the places where a run may begin, one in the sample "
          + "and one in the text. From there, count while both agree.",
        "zip(sample[start...], text[place...]).prefix { $0 == $1 }.count is "
          + "the length of the run; keep the largest.",
      ]
    ) { answer in
      let cases: [([Int], [Int], Int)] = [
        ([7, 1, 2, 9], [1, 2, 3, 7, 1], 2), ([1, 2, 3], [1, 2, 3], 3),
        ([4], [1, 2], 0), ([], [1], 0), ([1, 2], [], 0),
        ([2, 2, 2], [5, 2, 2, 5], 2), ([1, 2, 8, 2, 3, 4], [1, 2, 3, 4], 3),
        ([9, 1, 2], [1, 2], 2),
      ]
      for (sample, text, right) in cases {
        try expect(
          "longestCopy(of: \(sample), in: \(text))",
          gives: try answer(sample, text), wanted: right)
      }
      let text = (0..<60).map { $0 * $0 % 7 }
      let sample = (0..<30).map { $0 * $0 * $0 % 7 }
      try expect(
        "longestCopy(of: \(sample), in: \(text))",
        gives: try answer(sample, text),
        wanted: VerbatimRun(of: sample, in: text).length)
    }
  }
}
