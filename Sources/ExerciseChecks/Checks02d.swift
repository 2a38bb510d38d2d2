import Exercises
import Foundation
import Solutions

/// Checks of page 2d.
enum Checks02d {
  static var all: [Exercise] {
    [Exercise(perplexity), Exercise(bitsPerCharacter), Exercise(together)]
  }

  static var perplexity: Checked<([Double]) throws -> Double> {
    Checked(
      "02d.1", "From losses to perplexity", .warmUp, minutes: 5,
      yours: Page02d.perplexity, solution: Solutions.Page02d.perplexity,
      hints: [
        "First the mean of the losses, then its exponential.",
        "exp(losses.reduce(0, +) / Double(losses.count)).",
      ]
    ) { answer in
      let cases: [([Double], Double)] = [
        ([log(2), log(8)], 4), ([0, 0], 1), ([log(28)], 28),
        ([log(2), log(2), log(16)], 4),
      ]
      for (losses, right) in cases {
        try expect(
          "perplexity(ofLosses: \(written(losses)))",
          gives: try answer(losses), near: right)
      }
    }
  }

  static var bitsPerCharacter: Checked<(Double, Double) throws -> Double> {
    Checked(
      "02d.2", "Bits for each character", .warmUp, minutes: 5,
      yours: Page02d.bitsPerCharacter,
      solution: Solutions.Page02d.bitsPerCharacter,
      hints: [
        "A choice among 2 equals takes one bit, one among 4 two bits: how "
          + "many does one among `perplexity` equals take?",
        "log2(perplexity) bits for a word; its characters share them.",
      ]
    ) { answer in
      let cases: [(Double, Double, Double)] = [
        (1024, 5, 2), (1, 5, 0), (28, 1, 4.807355), (634, 5.3, 1.756290),
      ]
      for (perplexity, characters, right) in cases {
        try expect(
          "bitsPerCharacter(perplexity: \(perplexity), "
            + "charactersPerWord: \(characters))",
          gives: try answer(perplexity, characters), near: right)
      }
    }
  }

  typealias Together =
    ([(perplexity: Double, tokens: Int)]) throws -> Double

  static var together: Checked<Together> {
    Checked(
      "02d.3", "Two texts as one", .standard, minutes: 10,
      yours: Page02d.together, solution: Solutions.Page02d.together,
      hints: [
        "Perplexities do not add up, losses do. The mean loss of a text is "
          + "the logarithm of its perplexity.",
        "Add log(perplexity) * Double(tokens) for all texts, divide by the "
          + "number of all tokens, and take the exponential.",
      ]
    ) { answer in
      let cases: [([(perplexity: Double, tokens: Int)], Double)] = [
        ([(2, 3), (32, 1)], 4), ([(9, 5)], 9), ([(1, 10), (16, 10)], 4),
        ([(2, 1), (4, 1), (8, 2)], 4.756828),
      ]
      for (texts, right) in cases {
        try expect(
          "together(\(texts))", gives: try answer(texts), near: right)
      }
    }
  }
}
