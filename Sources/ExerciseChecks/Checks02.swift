import Exercises
import Solutions

/// Checks of page 2.
enum Checks02 {
  static var all: [Exercise] {
    [Exercise(vocabulary), Exercise(indices), Exercise(normalized)]
  }

  static var vocabulary: Checked<([String]) throws -> [String]> {
    Checked(
      "02.1", "A vocabulary", .standard, minutes: 15,
      yours: Page02.vocabulary, solution: Solutions.Page02.vocabulary,
      hints: [
        "Count in a dictionary, and note each token in an array when it "
          + "appears for the first time: a dictionary has no order.",
        "Sort the array by falling count. Swift does not promise that equals "
          + "keep their order, so compare pairs: the one with the higher "
          + "count first, and among equals the one with the smaller place, "
          + "which order.enumerated() gives you.",
      ]
    ) { answer in
      let many = (0..<40).map { "t\($0)" }
      let cases: [([String], [String])] = [
        (["b", "a", "c", "a"], ["<unk>", "a", "b", "c"]),
        ([], ["<unk>"]),
        (["x", "y", "y", "x", "z", "z", "z"], ["<unk>", "z", "x", "y"]),
        (many + ["t39"], ["<unk>", "t39"] + many.dropLast()),
      ]
      for (tokens, right) in cases {
        try expect(
          "vocabulary(of: \(tokens))", gives: try answer(tokens),
          wanted: right)
      }
    }
  }

  static var indices: Checked<([String], [String]) throws -> [Int]> {
    Checked(
      "02.2", "From tokens to indices", .warmUp, minutes: 5,
      yours: Page02.indices, solution: Solutions.Page02.indices,
      hints: [
        "vocabulary.firstIndex(of: token) is the place of a token, or nil.",
        "Map the tokens to vocabulary.firstIndex(of: $0) ?? 0.",
      ]
    ) { answer in
      let vocabulary = ["<unk>", "a", "b", "c"]
      let cases: [([String], [Int])] = [
        (["b", "x"], [2, 0]), (["c", "c", "a"], [3, 3, 1]), ([], []),
        (["<unk>", "B"], [0, 0]),
      ]
      for (tokens, right) in cases {
        try expect(
          "indices(of: \(tokens), in: \(vocabulary))",
          gives: try answer(tokens, vocabulary), wanted: right)
      }
    }
  }

  static var normalized: Checked<(String) throws -> String> {
    Checked(
      "02.3", "Letters and single spaces", .standard, minutes: 15,
      yours: Page02.normalized, solution: Solutions.Page02.normalized,
      hints: [
        "Split the line wherever a character is no letter of A-Z or a-z: "
          + "split leaves out what is empty, so runs and ends take care of "
          + "themselves.",
        "$0.isASCII && $0.isLetter tells the letters to keep. Join the parts "
          + "with one space, and call lowercased().",
      ]
    ) { answer in
      let cases = [
        (
          "The Time Machine, by H. G. Wells [1898]",
          "the time machine by h g wells"
        ),
        ("  --a1b--  ", "a b"), ("", ""), ("1898.", ""),
        ("‘Café’, naïve\ttea", "caf na ve tea"), ("END", "end"),
      ]
      for (line, right) in cases {
        try expect(
          "normalized(\"\(line)\")", gives: try answer(line), wanted: right)
      }
    }
  }
}
