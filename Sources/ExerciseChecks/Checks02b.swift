import Exercises
import Solutions

/// Checks of page 2b.
enum Checks02b {
  static var all: [Exercise] {
    [Exercise(rowStarts), Exercise(minibatches), Exercise(stepByStep)]
  }

  static var rowStarts: Checked<(Int, Int, Int) throws -> [Int]> {
    Checked(
      "02b.1", "Where the rows begin", .warmUp, minutes: 10,
      yours: Page02b.rowStarts, solution: Solutions.Page02b.rowStarts,
      hints: [
        "How many tokens are left without the offset and the last one? A row "
          + "is as many of them as a division without rest gives.",
        "rowLength = (count - offset - 1) / batchSize, and row r begins at "
          + "offset + r * rowLength.",
      ]
    ) { answer in
      let cases: [(Int, Int, Int, [Int])] = [
        (35, 4, 3, [4, 14, 24]), (35, 0, 1, [0]), (35, 0, 2, [0, 17]),
        (34, 4, 3, [4, 13, 22]), (10_000, 34, 4, [34, 2525, 5016, 7507]),
      ]
      for (count, offset, batchSize, right) in cases {
        try expect(
          "rowStarts(count: \(count), offset: \(offset), "
            + "batchSize: \(batchSize))",
          gives: try answer(count, offset, batchSize), wanted: right)
      }
    }
  }

  typealias Minibatches = ([Int], Int, Int, Int) throws -> [(
    inputs: [[Int]], targets: [[Int]]
  )]

  static var minibatches: Checked<Minibatches> {
    Checked(
      "02b.2", "Minibatches in sequence", .challenge, minutes: 30,
      yours: Page02b.minibatches, solution: Solutions.Page02b.minibatches,
      hints: [
        "A row has rowLength tokens, so rowLength / steps minibatches fit. "
          + "Row r of minibatch m begins at offset + r * rowLength + m * "
          + "steps.",
        "Write an inner function windows(_ shift: Int) that cuts "
          + "text[start + shift..<start + shift + steps] for each row; "
          + "inputs are windows(0) and targets windows(1). A text that is "
          + "too short has no minibatch: keep rowLength from being negative.",
      ]
    ) { answer in
      let cases: [(Int, Int, Int, Int, [String])] = [
        (7, 1, 2, 2, ["[[1, 2], [3, 4]] → [[2, 3], [4, 5]]"]),
        (
          35, 4, 3, 5,
          [
            "[[4, 5, 6, 7, 8], [14, 15, 16, 17, 18], [24, 25, 26, 27, 28]]"
              + " → [[5, 6, 7, 8, 9], [15, 16, 17, 18, 19], "
              + "[25, 26, 27, 28, 29]]",
            "[[9, 10, 11, 12, 13], [19, 20, 21, 22, 23], "
              + "[29, 30, 31, 32, 33]] → [[10, 11, 12, 13, 14], "
              + "[20, 21, 22, 23, 24], [30, 31, 32, 33, 34]]",
          ]
        ),
        (6, 0, 1, 2, ["[[0, 1]] → [[1, 2]]", "[[2, 3]] → [[3, 4]]"]),
        (4, 0, 2, 2, []), (3, 3, 1, 1, []), (2, 3, 1, 1, []),
      ]
      for (count, offset, batchSize, steps, right) in cases {
        let text = Array(0..<count)
        let batches = try answer(text, offset, batchSize, steps)
        try expect(
          "minibatches(of: Array(0..<\(count)), offset: \(offset), "
            + "batchSize: \(batchSize), steps: \(steps))",
          gives: batches.map { "\($0.inputs) → \($0.targets)" },
          wanted: right)
      }
    }
  }

  static var stepByStep: Checked<([[Int]]) throws -> [Int]> {
    Checked(
      "02b.3", "Step after step", .warmUp, minutes: 5,
      yours: Page02b.stepByStep, solution: Solutions.Page02b.stepByStep,
      hints: [
        "Two loops: over the steps outside, over the rows inside.",
        "For each step in rows[0].indices append rows.map { $0[step] }. What "
          + "if there is no row?",
      ]
    ) { answer in
      let cases: [([[Int]], [Int])] = [
        ([[1, 2, 3], [4, 5, 6]], [1, 4, 2, 5, 3, 6]),
        ([[1], [2], [3]], [1, 2, 3]), ([[1, 2, 3]], [1, 2, 3]), ([], []),
      ]
      for (rows, right) in cases {
        try expect(
          "stepByStep(\(rows))", gives: try answer(rows), wanted: right)
      }
    }
  }
}
