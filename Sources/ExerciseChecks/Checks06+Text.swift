import Exercises
import Solutions

extension Checks06 {
  static var nucleus: Checked<([Float], Double) throws -> [Int]> {
    Checked(
      "06.6", "The nucleus", .challenge, minutes: 30,
      yours: Page06.nucleus,
      solution: { scores, mass in
        Solutions.Chapter06.nucleus(of: scores, mass: mass).map(\.token)
      },
      hints: [
        "Softmax of scores.dropFirst(); rank the probabilities as in 06.3; "
          + "then take one token after the other while the sum is too small.",
        "for index in ranked where sum < mass: append index + 1, since the "
          + "<unk> that was left out moved all places by one, and add its "
          + "probability to the sum.",
      ]
    ) { answer in
      let even: [Float] = [9, 0, 0, 0, 0]
      let cases: [([Float], Double, [Int])] = [
        ([9, 5, 0, 4], 0.9, [1, 3]), ([9, 5, 0, 4], 0.5, [1]),
        ([9, 5, 0, 4], 0.997, [1, 3, 2]), (even, 0.6, [1, 2, 3]),
        (even, 0.2, [1]), ([0, 1, 20, 3], 0.9, [2]),
      ]
      for (scores, mass, right) in cases {
        try expect(
          "nucleus(of: \(scores), mass: \(mass))",
          gives: try answer(scores, mass), wanted: right)
      }
    }
  }

  static var entropy: Checked<([Int], [Int]) throws -> Double?> {
    Checked(
      "06.7", "How sure is the text?", .standard, minutes: 20,
      yours: Page06.entropy, solution: Solutions.Chapter06.entropy,
      hints: [
        "Go over the places behind the prefix: text.indices.dropFirst("
          + "prefix.count). Which part of the text lies before such a place?",
        "Where text[place - prefix.count..<place].elementsEqual(prefix), "
          + "count text[place] in a dictionary. Then -p * log2(p) for each "
          + "count divided by the sum of all.",
      ]
    ) { answer in
      let cases: [([Int], [Int], Double?)] = [
        ([1], [1, 2, 1, 3, 1], 1), ([1], [1, 2, 1, 2], 0), ([9], [1, 2], nil),
        ([2], [1, 2], nil), ([1, 1], [1, 1, 1, 2, 1, 1, 3], 1.584963),
        ([1], [1, 2, 1, 2, 1, 2, 1, 3], 0.811278),
      ]
      for (prefix, text, right) in cases {
        let call = "entropy(after: \(prefix), in: \(text))"
        let gave = try answer(prefix, text)
        guard let gave, let right else {
          try expect(
            call, gives: gave.map(short) ?? "nil",
            wanted: right.map(short) ?? "nil")
          continue
        }
        try expect(call, gives: gave, near: right)
      }
    }
  }
}
