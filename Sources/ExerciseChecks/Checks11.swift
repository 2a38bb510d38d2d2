import Exercises
import Solutions
import Tensors

/// Checks of page 11.
enum Checks11 {
  static var all: [Exercise] { [Exercise(chanceOfWins), Exercise(oneTable)] }

  static var chanceOfWins: Checked<(Int, Int) throws -> Double> {
    Checked(
      "11.1", "Luck", .standard, minutes: 20,
      yours: Page11.chanceOfWins, solution: Solutions.Chapter11.chanceOfWins,
      hints: [
        "The probability of exactly k heads in n throws is the number of ways "
          + "to choose k of n, divided by 2 to the power n. Add those for "
          + "wins … pairs. Which factor is for the other side of the coin?",
        "A row of Pascal's triangle as probabilities: begin with [1.0], and "
          + "for each throw zip([0] + row, row + [0]).map { ($0 + $1) / 2 }. "
          + "The answer is 2 * row[wins...].reduce(0, +).",
      ]
    ) { answer in
      let cases: [(Int, Int, Double)] = [
        (4, 5, 0.375), (5, 5, 0.0625), (9, 10, 22 / 1024.0), (1, 1, 1),
        (2, 3, 1), (3, 3, 0.25), (60, 100, 0.0568879),
      ]
      for (wins, pairs, right) in cases {
        try expect(
          "chanceOfWins(\(wins), of: \(pairs))",
          gives: try answer(wins, pairs), near: right)
      }
    }
  }

  static var oneTable: Checked<(Tensor, Tensor) throws -> Tensor> {
    Checked(
      "11.2", "Two tables are one", .warmUp, minutes: 5,
      yours: Page11.oneTable, solution: Solutions.Chapter11.oneTable,
      hints: [
        "A layer computes x Wᵀ, since W has a row for each hidden unit. With "
          + "x = e E for a one-hot row e, what may be computed beforehand?",
        "(e E) Wᵀ = e (E Wᵀ): the table is E.matmul(W.transposed()).",
      ]
    ) { answer in
      try expect(
        "oneTable(E, W) with E = [[1, 0], [0, 1], [1, 2]] and W = [[5, 6], "
          + "[7, 8]]",
        gives: try answer(
          Tensor([[1, 0], [0, 1], [1, 2]]), Tensor([[5, 6], [7, 8]])),
        near: Tensor([[5, 7], [6, 8], [17, 23]]))
      try expect(
        "oneTable(E, W) with E = [[2], [3]] and W = [[1], [10], [100]]",
        gives: try answer(
          Tensor([[2], [3]]), Tensor([[1], [10], [100]])),
        near: Tensor([[2, 20, 200], [3, 30, 300]]))
    }
  }
}
