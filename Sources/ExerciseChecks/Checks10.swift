import Basics
import Exercises
import Solutions
import Tensors

/// Checks of page 10.
enum Checks10 {
  static var all: [Exercise] {
    [Exercise(gradients), Exercise(parameterCount)]
  }

  typealias Gradients =
    (Tensor, Tensor, Tensor) throws -> (dX: Tensor, dW: Tensor, db: Tensor)

  static var gradients: Checked<Gradients> {
    Checked(
      "10.1", "A linear layer backwards", .standard, minutes: 20,
      yours: Page10.gradients, solution: Solutions.Page10.gradients,
      hints: [
        "Look at the shapes: dX is (rows, inputs), and dY and W are (rows, "
          + "outputs) and (inputs, outputs). Only one product fits. The same "
          + "goes for dW.",
        "dX = dY Wᵀ, that is dY.matmul(W.transposed()); dW = Xᵀ dY; and b was "
          + "added to every row, so db is dY.sum(axis: 0).",
      ]
    ) { answer in
      var generator = SplitMix64(seed: 10)
      for (rows, inputs, outputs) in [(1, 1, 1), (2, 3, 4), (5, 2, 3)] {
        let X = Tensor.normal(rows, inputs, using: &generator).tracked()
        let W = Tensor.normal(inputs, outputs, using: &generator).tracked()
        let b = Tensor.zeros(outputs).tracked()
        let dY = Tensor.normal(rows, outputs, using: &generator)
        // The tape knows the answer.
        ((X.matmul(W) + b) * dY).sum().backward()
        let gave = try Tensor.withoutRecording {
          try answer(X.detached, W.detached, dY)
        }
        let call =
          "for \(rows) rows, \(inputs) inputs, \(outputs) outputs and random "
          + "numbers"
        try expect("dX \(call)", gives: gave.dX, near: X.gradient!)
        try expect("dW \(call)", gives: gave.dW, near: W.gradient!)
        try expect("db \(call)", gives: gave.db, near: b.gradient!)
      }
    }
  }

  static var parameterCount: Checked<(Int, Int, Int) throws -> Int> {
    Checked(
      "10.2", "Count the parameters of a layer", .warmUp, minutes: 5,
      yours: Page10.parameterCount, solution: Solutions.Page10.parameterCount,
      hints: [
        "One block has h * d weights from the input, h * h from the state, "
          + "and 2 * h biases.",
        "g * (h * d + h * h + 2 * h).",
      ]
    ) { answer in
      for (g, d, h, right) in [
        (1, 2, 3, 21), (3, 2, 3, 63), (4, 28, 512, 1_110_016), (1, 1, 1, 4),
      ] {
        try expect(
          "parameterCount(blocks: \(g), inputs: \(d), hiddenUnits: \(h))",
          gives: try answer(g, d, h), wanted: right)
      }
    }
  }
}
