import Exercises
import Params
import RNNCell
import Solutions
import Tensors

/// Checks of page 5.
enum Checks05 {
  static var all: [Exercise] {
    [
      Exercise(step), Exercise(states), Exercise(multiplications),
      Exercise(stepInLoops),
    ]
  }

  typealias Step = (Tensor, Tensor, Tensor, Tensor, Tensor) throws -> Tensor

  static var step: Checked<Step> {
    Checked(
      "05.1", "One step", .warmUp, minutes: 10,
      yours: Page05.step(X:H:W_xh:W_hh:b_h:),
      solution: Solutions.Page05.step(X:H:W_xh:W_hh:b_h:),
      hints: [
        "A product of matrices is X.matmul(W_xh). Tensors are added with +, "
          + "and a bias is added to every row by itself.",
        "tanh(X.matmul(W_xh) + H.matmul(W_hh) + b_h).",
      ]
    ) { answer in
      let one = Tensor([[1]])
      try expect(
        "step with X = [[1]], H = [[1]], W_xh = [[0.5]], W_hh = [[0.25]] and "
          + "b_h = [0.25]",
        gives: try answer(
          one, one, Tensor([[0.5]]), Tensor([[0.25]]), Tensor([0.25])),
        near: Tensor([[0.7615942]]))
      try expect(
        "step with X = [[0, 1], [1, 0], [0, 1]], H = [[1, 0], [0, 1], [0, 0]],"
          + " W_xh = [[1, 2], [3, 4]], W_hh = [[-1, 0], [-2, -3]] and b_h = "
          + "[0.5, -4]",
        gives: try answer(
          Tensor([[0, 1], [1, 0], [0, 1]]),
          Tensor([[1, 0], [0, 1], [0, 0]]),
          Tensor([[1, 2], [3, 4]]), Tensor([[-1, 0], [-2, -3]]),
          Tensor([0.5, -4])),
        // tanh of 2.5 and 0, of -0.5 and -5, of 3.5 and 0.
        near: Tensor([
          [0.9866143, 0], [-0.4621172, -0.9999092], [0.9981779, 0],
        ]))
    }
  }

  typealias States = (RNNCell, Tensor, HiddenState) throws -> Tensor

  static var states: Checked<States> {
    Checked(
      "05.2", "The states of all steps", .standard, minutes: 15,
      yours: Page05.states, solution: Solutions.Chapter05.states,
      hints: [
        "Keep the newest state in a variable and all of their tensors in an "
          + "array. inputs.shape[0] is the number of steps.",
        "In the loop over t: state = cell(inputs[t], state).state, then "
          + "append state.H. At the end Tensor.stack puts a new axis in "
          + "front.",
      ]
    ) { answer in
      // One unit, without an activation that bends: h ← relu(x + h), so that
      // the states are sums.
      let sum = RNNCell(
        RNNParameters(
          W_xh: Tensor([[1], [10]]), W_hh: Tensor([[1]]), b_h: Tensor([0]),
          W_hq: Tensor([[1, 1]]), b_q: Tensor([0, 0])), activation: .relu)
      let inputs = Tensor(
        shape: [3, 2, 2], [1, 0, 0, 1, 0, 1, 0, 1, 1, 0, 1, 0])
      try expect(
        "states of a cell h ← relu(x + h), where a token adds 1 or 10, from "
          + "[[5], [0]] and over the tokens 0, 1, 0 and 1, 1, 0",
        gives: try answer(sum, inputs, HiddenState(Tensor([[5], [0]]))),
        near: Tensor(shape: [3, 2, 1], [6, 10, 16, 20, 17, 21]))
      try expect(
        "states of the same cell over the first step alone",
        gives: try answer(
          sum, inputs[0..<1], HiddenState(Tensor([[0], [0]]))),
        near: Tensor(shape: [1, 2, 1], [1, 10]))
    }
  }

  typealias Multiplications =
    (Int, Int, Int) throws -> (input: Int, state: Int, output: Int)

  static var multiplications: Checked<Multiplications> {
    Checked(
      "05.3", "What a step costs", .warmUp, minutes: 5,
      yours: Page05.multiplications,
      solution: Solutions.Chapter05.multiplications,
      hints: [
        "Each of the n × h elements of an (n, d) times (d, h) product is a "
          + "sum of d products.",
        "X W_xh takes n d h, H W_hh takes n h h, and H W_hq takes n h d.",
      ]
    ) { answer in
      let cases: [(Int, Int, Int, [Int])] = [
        (1, 2, 3, [6, 9, 6]), (1, 28, 512, [14_336, 262_144, 14_336]),
        (32, 5, 7, [1120, 1568, 1120]),
      ]
      for (n, d, h, right) in cases {
        let (input, state, output) = try answer(n, d, h)
        try expect(
          "multiplications(batchSize: \(n), vocabularySize: \(d), "
            + "hiddenUnits: \(h)): input, state, output",
          gives: [input, state, output], wanted: right)
      }
    }
  }

  typealias StepInLoops =
    (Int, [Float], [[Float]], [[Float]], [Float]) throws -> [Float]

  static var stepInLoops: Checked<StepInLoops> {
    Checked(
      "05.4", "One step, number by number", .standard, minutes: 20,
      yours: Page05.step(token:h:W_xh:W_hh:b_h:),
      solution: Solutions.Page05.step(token:h:W_xh:W_hh:b_h:),
      hints: [
        "The product of a one-hot vector and W_xh is a row of W_xh. In the "
          + "other product, unit j gets the sum of h[i] * W_hh[i][j] over i.",
        "For each unit j: start from W_xh[token][j] + b_h[j], add h[i] * "
          + "W_hh[i][j] for every i, and take tanh.",
      ]
    ) { answer in
      func check(
        _ token: Int, _ h: [Float], _ W_xh: [[Float]], _ W_hh: [[Float]],
        _ b_h: [Float], _ right: [Float]
      ) throws {
        try expect(
          "step(token: \(token), h: \(h), W_xh: \(W_xh), W_hh: \(W_hh), "
            + "b_h: \(b_h))",
          gives: try answer(token, h, W_xh, W_hh, b_h), near: right)
      }
      try check(1, [1], [[9], [0.5]], [[0.25]], [0.25], [0.7615942])
      // tanh of 2.5 and 0, then of -0.5 and -5.
      let W_xh: [[Float]] = [[1, 2], [3, 4]]
      let W_hh: [[Float]] = [[-1, 0], [-2, -3]]
      try check(1, [1, 0], W_xh, W_hh, [0.5, -4], [0.9866143, 0])
      try check(0, [0, 1], W_xh, W_hh, [0.5, -4], [-0.4621172, -0.9999092])
    }
  }
}
