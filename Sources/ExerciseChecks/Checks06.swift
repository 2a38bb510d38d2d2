import Exercises
import Foundation
import Solutions

/// Checks of page 6; those of 06.6 and 06.7 are in Checks06+Text.swift.
enum Checks06 {
  static var all: [Exercise] {
    [
      Exercise(softmax), Exercise(greedy), Exercise(topK), Exercise(tempered),
      Exercise(draw), Exercise(nucleus), Exercise(entropy),
    ]
  }

  static var softmax: Checked<([Double]) throws -> [Double]> {
    Checked(
      "06.1", "Softmax", .warmUp, minutes: 10,
      yours: Page06.softmax, solution: Solutions.Page06.softmax,
      hints: [
        "Three lines: the largest score; the powers of the differences from "
          + "it; the powers divided by their sum.",
        "let powers = scores.map { exp($0 - largest) }, and then powers.map { "
          + "$0 / sum } with sum = powers.reduce(0, +).",
      ]
    ) { answer in
      let cases: [([Double], [Double])] = [
        ([0, 0], [0.5, 0.5]),
        ([1, 2, 3], [0.0900306, 0.2447285, 0.6652410]),
        ([log(6), log(3), 0], [0.6, 0.3, 0.1]),
        ([1000, 1000, -1000], [0.5, 0.5, 0]), ([-1000], [1]),
      ]
      for (scores, right) in cases {
        try expect(
          "softmax(\(written(scores)))", gives: try answer(scores),
          near: right)
      }
    }
  }

  static var greedy: Checked<([Double]) throws -> Int> {
    Checked(
      "06.2", "Greedy decoding", .warmUp, minutes: 5,
      yours: Page06.greedy, solution: Solutions.Page06.greedy,
      hints: [
        "Keep the best place so far, and go through all places.",
        "Replace the best place only where scores[place] > scores[best]: with "
          + ">= the last of several would win.",
      ]
    ) { answer in
      let cases: [([Double], Int)] = [
        ([0.5, 2, 2], 1), ([3, 1, 2], 0), ([-3, -1, -2], 1), ([0, 0, 0], 0),
        ([1, 2, 3], 2), ([7], 0),
      ]
      for (scores, right) in cases {
        try expect(
          "greedy(\(scores))", gives: try answer(scores), wanted: right)
      }
    }
  }

  static var topK: Checked<([Double], Int) throws -> [Int]> {
    Checked(
      "06.3", "The k best", .standard, minutes: 15,
      yours: Page06.topK, solution: Solutions.Page06.topK,
      hints: [
        "Sort the places, scores.indices, and take a prefix. The comparison "
          + "looks at the scores, and at the places where these are equal.",
        "Pairs are compared from the left: scores.indices.sorted { "
          + "(scores[$1], $0) < (scores[$0], $1) } has the higher score "
          + "first and the smaller place among equals.",
      ]
    ) { answer in
      let cases: [([Double], Int, [Int])] = [
        ([1, 3, 0, 3], 3, [1, 3, 0]), ([1, 3, 0, 3], 1, [1]),
        ([5, 5, 5, 5], 2, [0, 1]), ([1, 2], 5, [1, 0]),
        ([-1, -2, -3], 2, [0, 1]),
      ]
      for (scores, k, right) in cases {
        try expect(
          "topK(\(scores), k: \(k))", gives: try answer(scores, k),
          wanted: right)
      }
    }
  }

  static var tempered: Checked<([Double], Double) throws -> [Double]> {
    Checked(
      "06.4", "Temperature", .warmUp, minutes: 10,
      yours: Page06.tempered, solution: Solutions.Page06.tempered,
      hints: [
        "pow(p, 1 / τ) for each of them; then they no longer add up to one.",
        "let powers = p.map { pow($0, 1 / τ) }, and divide each by the sum of "
          + "all.",
      ]
    ) { answer in
      let cases: [([Double], Double, [Double])] = [
        ([0.8, 0.2], 0.5, [0.9411765, 0.0588235]),
        ([0.8, 0.2], 1, [0.8, 0.2]), ([0.8, 0.2], 2, [2 / 3.0, 1 / 3.0]),
        ([0.6, 0.3, 0.1], 0.5, [0.7826087, 0.1956522, 0.0217391]),
        ([0.5, 0.5, 0], 3, [0.5, 0.5, 0]),
      ]
      for (p, τ, right) in cases {
        try expect(
          "tempered(\(p), temperature: \(τ))", gives: try answer(p, τ),
          near: right)
      }
    }
  }

  static var draw: Checked<([Double], Double) throws -> Int> {
    Checked(
      "06.5", "Draw a token", .standard, minutes: 10,
      yours: Page06.draw, solution: Solutions.Page06.draw,
      hints: [
        "Add up the probabilities; the token is the first for which the sum "
          + "lies beyond u.",
        "Beyond means u < sum: with u <= sum a token of probability 0 could "
          + "be drawn at u = 0. Behind the loop, p.lastIndex { $0 > 0 } is "
          + "what is left.",
      ]
    ) { answer in
      let p = [0.25, 0.5, 0.25]
      let cases: [([Double], Double, Int)] = [
        (p, 0.3, 1), (p, 0, 0), (p, 0.25, 1), (p, 0.7499, 1), (p, 0.75, 2),
        (p, 0.9999, 2), ([0, 1], 0, 1), ([0.5, 0, 0.5], 0.5, 2),
        ([0.5, 0.4999, 0], 0.99995, 1),
      ]
      for (p, u, right) in cases {
        try expect(
          "draw(from: \(p), at: \(u))", gives: try answer(p, u),
          wanted: right)
      }
    }
  }
}
