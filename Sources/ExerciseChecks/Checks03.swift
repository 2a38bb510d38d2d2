import Exercises
import Solutions
import Tensors
import TextData

/// Checks of page 3.
enum Checks03 {
  static var all: [Exercise] {
    [Exercise(oneHot), Exercise(embedding), Exercise(meanOfOneHot)]
  }

  static var oneHot: Checked<([Int], Int) throws -> [[Float]]> {
    Checked(
      "03.1", "One-hot vectors", .warmUp, minutes: 5,
      yours: Page03.oneHot, solution: Solutions.Page03.oneHot,
      hints: [
        "Make one row with map over 0..<classes, and map over the indices "
          + "around it.",
        "indices.map { index in (0..<classes).map { $0 == index ? 1 : 0 } }.",
      ]
    ) { answer in
      let cases: [([Int], Int, [[Double]])] = [
        ([2, 0], 3, [[0, 0, 1], [1, 0, 0]]),
        ([1, 1, 3], 4, [[0, 1, 0, 0], [0, 1, 0, 0], [0, 0, 0, 1]]),
        ([0], 1, [[1]]), ([], 5, []),
      ]
      for (indices, classes, right) in cases {
        let rows = try answer(indices, classes)
        try expect(
          "oneHot(\(indices), classes: \(classes))",
          gives: rows.map { $0.map(Double.init) }, near: right)
      }
    }
  }

  static var embedding: Checked<(TokenMatrix, Tensor) throws -> Tensor> {
    Checked(
      "03.2", "The product that only reads", .standard, minutes: 15,
      yours: Page03.embedding, solution: Solutions.Chapter03.embedding,
      hints: [
        "inputs.transposed.indices lists the tokens in the order of the "
          + "result: all sequences of step 0, then of step 1.",
        "Tensor.stack(inputs.transposed.indices.map { W[$0] }) has one row "
          + "for each of them; reshape it with .reshaped(inputs.columns, "
          + "inputs.rows, W.shape[1]).",
      ]
    ) { answer in
      let cases: [(String, TokenMatrix, Tensor, Tensor)] = [
        (
          "embedding(TokenMatrix([[1, 0]]), in: Tensor([[5, 6], [7, 8]]))",
          TokenMatrix([[1, 0]]), Tensor([[5, 6], [7, 8]]),
          Tensor(shape: [2, 1, 2], [7, 8, 5, 6])
        ),
        (
          "embedding(TokenMatrix([[0, 1, 2], [2, 2, 0]]), in: Tensor([[1], "
            + "[2], [3]]))",
          TokenMatrix([[0, 1, 2], [2, 2, 0]]), Tensor([[1], [2], [3]]),
          Tensor(shape: [3, 2, 1], [1, 3, 2, 3, 3, 1])
        ),
      ]
      for (call, inputs, W, right) in cases {
        try expect(call, gives: try answer(inputs, W), near: right)
      }
    }
  }

  static var meanOfOneHot: Checked<([Int], Int) throws -> [Float]> {
    Checked(
      "03.3", "The mean of one-hot vectors", .warmUp, minutes: 10,
      yours: Page03.meanOfOneHot, solution: Solutions.Page03.meanOfOneHot,
      hints: [
        "Each vector adds a one at the place of its token. What is the sum of "
          + "all, then?",
        "The sum holds the counts. Divide each by Float(indices.count).",
      ]
    ) { answer in
      let cases: [([Int], Int, [Float])] = [
        ([1, 1, 0, 2], 4, [0.25, 0.5, 0.25, 0]), ([2], 3, [0, 0, 1]),
        ([0, 1, 0, 1, 0], 2, [0.6, 0.4]),
      ]
      for (indices, classes, right) in cases {
        try expect(
          "meanOfOneHot(\(indices), classes: \(classes))",
          gives: try answer(indices, classes), near: right)
      }
    }
  }
}
