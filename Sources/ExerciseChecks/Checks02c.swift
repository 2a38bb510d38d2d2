import Basics
import Exercises
import Foundation
import NGrams
import Solutions

/// Checks of page 2c.
enum Checks02c {
  static var all: [Exercise] {
    [
      Exercise(ngrams), Exercise(smoothed), Exercise(interpolated),
      Exercise(zipfExponent),
    ]
  }

  static var ngrams: Checked<([Int], Int) throws -> [[Int]: Int]> {
    Checked(
      "02c.1", "Count n-grams", .warmUp, minutes: 10,
      yours: Page02c.ngrams, solution: Solutions.Page02c.ngrams,
      hints: [
        "A stretch may begin at 0 up to text.count - length. An array can be "
          + "the key of a dictionary.",
        "counts[Array(text[start..<start + length]), default: 0] += 1 for "
          + "each start in 0..<max(0, text.count - length + 1).",
      ]
    ) { answer in
      func sorted(_ counts: [[Int]: Int]) -> [String] {
        counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }
          .map { "\($0.key): \($0.value)" }
      }
      let cases: [([Int], Int, [[Int]: Int])] = [
        ([1, 2, 1, 2], 2, [[1, 2]: 2, [2, 1]: 1]),
        ([1, 1, 1, 1], 3, [[1, 1, 1]: 2]),
        ([3, 5, 3], 1, [[3]: 2, [5]: 1]), ([3, 5], 3, [:]),
        ([3, 5], 2, [[3, 5]: 1]),
      ]
      for (text, length, right) in cases {
        try expect(
          "ngrams(in: \(text), length: \(length))",
          gives: sorted(try answer(text, length)), wanted: sorted(right))
      }
    }
  }

  static var smoothed: Checked<(Int, Int, Int, Double) throws -> Double> {
    Checked(
      "02c.2", "Laplace's rule", .warmUp, minutes: 5,
      yours: Page02c.smoothed, solution: Solutions.Page02c.smoothed,
      hints: [
        "The formula stands in the task. Integers become Double(count) and "
          + "so on before they are divided.",
        "(Double(count) + ε / Double(d)) / (Double(total) + ε).",
      ]
    ) { answer in
      let cases: [(Int, Int, Int, Double, Double)] = [
        (0, 6, 2, 2, 0.125), (6, 6, 2, 2, 0.875), (3, 10, 4, 0, 0.3),
        (0, 0, 28, 28, 1 / 28.0), (1, 2, 4, 4, 2 / 6.0),
      ]
      for (count, total, d, ε, right) in cases {
        try expect(
          "smoothed(count: \(count), total: \(total), vocabularySize: \(d), "
            + "epsilon: \(ε))",
          gives: try answer(count, total, d, ε), near: right)
      }
    }
  }

  typealias Interpolated =
    (Int, [Int], [Int], Int, Double) throws -> Double

  static var interpolated: Checked<Interpolated> {
    Checked(
      "02c.3", "Interpolation", .challenge, minutes: 40,
      yours: Page02c.interpolated, solution: Solutions.Page02c.interpolated,
      hints: [
        "The function may call itself: P(x | c') is the same question with "
          + "Array(context.dropFirst()). For the empty context it is 1 / d.",
        "The tokens behind c stand at the places i, context.count and up, "
          + "where text[i - context.count..<i].elementsEqual(context). Their "
          + "number is n(c, ·); those with text[i] == token are n(c, x).",
      ]
    ) { answer in
      func call(_ x: Int, _ c: [Int], _ text: [Int], _ d: Int, _ ε: Double)
        -> String
      {
        "interpolated(\(x), after: \(c), in: \(text), vocabularySize: \(d), "
          + "epsilon: \(ε))"
      }
      try expect(
        call(2, [], [1, 2, 1, 1], 3, 1),
        gives: try answer(2, [], [1, 2, 1, 1], 3, 1), near: 4 / 15.0)
      try expect(
        call(2, [1], [1, 2, 1, 1], 3, 1),
        gives: try answer(2, [1], [1, 2, 1, 1], 3, 1), near: 19 / 45.0)
      // Longer contexts as the model of the page has them.
      let text = [0, 1, 2, 1, 0, 1, 2, 2, 1, 0, 3, 1, 2, 0]
      let counts = try NGramCounts(of: text, order: 3, vocabularySize: 5)
      for ε in [0.5, 4] {
        let model = try NGramModel(counts, smoothing: ε)
        for context in [[1, 2], [3, 3], [0, 1], [2, 0]] {
          for x in 0..<5 {
            try expect(
              call(x, context, text, 5, ε),
              gives: try answer(x, context, text, 5, ε),
              near: model.probabilities(after: context)[x])
          }
        }
      }
    }
  }

  static var zipfExponent: Checked<([Int]) throws -> Double> {
    Checked(
      "02c.4", "The exponent of Zipf's law", .standard, minutes: 20,
      yours: Page02c.zipfExponent, solution: Solutions.Page02c.zipfExponent,
      hints: [
        "Sort the counts, the largest first. Then x is the logarithm of the "
          + "rank 1, 2, 3, … and y that of the count.",
        "Compute the two means, then one sum of (x - x̄)(y - ȳ) and one of "
          + "(x - x̄)². The exponent is minus their quotient.",
      ]
    ) { answer in
      let cases: [([Int], Double)] = [
        ([20, 60, 30], 1), ([144, 36, 16, 9], 2), ([7, 7, 7], 0),
        ([100, 10], log(10) / log(2)),
      ]
      for (counts, right) in cases {
        try expect(
          "zipfExponent(of: \(counts))", gives: try answer(counts),
          near: right)
      }
      // A line that does not fit: the one with the least squares.
      let counts = [50, 40, 11, 9, 2]
      try expect(
        "zipfExponent(of: \(counts))", gives: try answer(counts),
        near: ZipfFit(counts).exponent)
    }
  }
}
