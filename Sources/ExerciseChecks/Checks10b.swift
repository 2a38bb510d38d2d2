import Exercises
import Solutions

/// Checks of page 10b.
enum Checks10b {
  static var all: [Exercise] {
    [Exercise(gru), Exercise(lstm), Exercise(openForgetGate)]
  }

  typealias GRU =
    (Page10b.Blocks, Page10b.Blocks, [Double]) throws -> [Double]

  static var gru: Checked<GRU> {
    Checked(
      "10b.1", "One step of a GRU", .standard, minutes: 20,
      yours: Page10b.gru,
      solution: { x, s, h in
        Solutions.Page10.gru(
          x: (x.r, x.z, x.n), s: (s.r, s.z, s.n), h: h)
      },
      hints: [
        "Write σ as an inner function, and map over h.indices: the four lines "
          + "of the task for each unit i, with x.r[i], s.r[i] and so on.",
        "The reset gate multiplies only what comes from the state: tanh(x.n[i]"
          + " + r * s.n[i]). z keeps the old state: (1 - z) * n + z * h[i].",
      ]
    ) { answer in
      func check(
        _ x: [Double], _ s: [Double], _ h: Double, _ right: Double
      ) throws {
        let blocks = [x, s].map {
          Page10b.Blocks(r: [$0[0]], z: [$0[1]], n: [$0[2]])
        }
        try expect(
          "gru of one unit, (r, z, n) = \(x) in x and \(s) in s, h = [\(h)]",
          gives: try answer(blocks[0], blocks[1], [h]), near: [right])
      }
      // Open and shut gates: the old state, the new one, the input alone.
      try check([0, 50, 3], [0, 50, 3], 0.25, 0.25)
      try check([0, -50, 0.5], [50, -50, 0.25], -0.9, 0.6351490)
      try check([-50, -50, 0.5], [-50, -50, 9], 0.3, 0.4621172)
      // All gates half open: (tanh(0.3 + 0.5 · 0.4) + 0.8) / 2.
      try check([1, -2, 0.3], [-1, 2, 0.4], 0.8, 0.6310586)
      // σ(0.3) = 0.5744425, σ(0.7) = 0.6681878, n = tanh(-0.0702230).
      try check([0.1, 0.3, -0.3], [0.2, 0.4, 0.4], 0.5, 0.3108319)
      let x = Page10b.Blocks(r: [0, 0], z: [50, -50], n: [0, 1])
      let s = Page10b.Blocks(r: [0, 0], z: [0, 0], n: [0, 0])
      try expect(
        "gru of two units, z = [50, -50] and n = [0, 1] in x, zeros else, "
          + "h = [0.5, 0.5]",
        gives: try answer(x, s, [0.5, 0.5]), near: [0.5, 0.7615942])
    }
  }

  typealias LSTM = (Double, Double, Double, Double, Double) throws -> (
    h: Double, c: Double
  )

  static var lstm: Checked<LSTM> {
    Checked(
      "10b.2", "One unit of an LSTM", .standard, minutes: 15,
      yours: Page10b.lstm, solution: Solutions.Page10.lstm,
      hints: [
        "Write σ as an inner function. The cell comes first: the state reads "
          + "the new cell, not the old one.",
        "let cell = σ(f) * c + σ(i) * tanh(g), and then (σ(o) * tanh(cell), "
          + "cell).",
      ]
    ) { answer in
      let cases: [([Double], Double, Double)] = [
        ([0, 0, 0, 0, 1], 0.2310586, 0.5),
        // Everything is kept and shown; everything is forgotten and hidden.
        ([-50, 50, 9, 50, 0.5], 0.4621172, 0.5),
        ([50, -50, 0.5, -50, 7], 0, 0.4621172),
        ([50, 50, 0.5, 50, 1], 0.8980630, 1.4621172),
        ([0.4, -0.3, 0.8, 0.2, -1.5], -0.1298915, -0.2407856),
      ]
      for (v, state, cell) in cases {
        let (h, c) = try answer(v[0], v[1], v[2], v[3], v[4])
        try expect(
          "lstm(i: \(v[0]), f: \(v[1]), g: \(v[2]), o: \(v[3]), c: \(v[4])): "
            + "h and c", gives: [h, c], near: [state, cell])
      }
    }
  }

  static var openForgetGate: Checked<([Double], Int) throws -> [Double]> {
    Checked(
      "10b.3", "Open the forget gate", .warmUp, minutes: 5,
      yours: Page10b.openForgetGate,
      solution: Solutions.Page10.openForgetGate,
      hints: [
        "The numbers of f stand behind those of i. From which place to which?",
        "Places h up to 2 * h - 1: var bias = bias, then a loop over "
          + "h..<2 * h sets each to 1.",
      ]
    ) { answer in
      let cases: [([Double], Int, [Double])] = [
        ([0, 0, 0, 0], 1, [0, 1, 0, 0]),
        ([9, 8, 7, 6, 5, 4, 3, 2], 2, [9, 8, 1, 1, 5, 4, 3, 2]),
        (
          [0, 0, 0, 2, 2, 2, 0, 0, 0, 3, 3, 3], 3,
          [0, 0, 0, 1, 1, 1, 0, 0, 0, 3, 3, 3]
        ),
      ]
      for (bias, h, right) in cases {
        try expect(
          "openForgetGate(\(bias), hiddenUnits: \(h))",
          gives: try answer(bias, h), near: right)
      }
    }
  }
}
