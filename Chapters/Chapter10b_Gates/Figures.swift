import Plotting

// In all three the state runs along y = 80 and the gradient along y = 60.

/// The plain unit: the gradient meets the weights and the slope of tanh.
func plainCell() -> String {
  var cell = CellDrawing(
    "RNN", height: 170,
    description: """
      The state before goes through the product with the recurrent weights, \
      the projected input is added, and tanh gives the new state. The gradient \
      comes back the same way: through the slope of tanh and through the \
      product, at every step.
      """)
  cell.symbol("H", "t−1", at: Point(12, 75))
  cell.weights(at: Point(112, 70), height: 40, onTheWay: true)
  cell.operation("+", at: Point(200, 70), onTheWay: true)
  cell.function(
    "tanh", at: Point(286, 70), width: 56, height: 40, onTheWay: true)
  cell.symbol("H", "t", at: Point(368, 75))
  for (start, end) in [(52.0, 82.0), (142, 185), (215, 256), (316, 362)] {
    cell.wire(Point(start, 80), Point(end, 80))
    cell.way(from: end, to: start)
  }
  cell.meets("product", x: 112)
  cell.meets("⊙ φ′", x: 286)
  cell.symbol("P", "t", at: Point(192, 154))
  cell.wire(Point(200, 136), Point(200, 87))
  return cell.document
}

/// The GRU: the gradient meets the update gate.
func gatedCell() -> String {
  var cell = CellDrawing(
    "GRU", height: 360,
    description: """
      The state before is multiplied by the update gate, the new value by one \
      minus the gate, and their sum is the new state. Below, the product with \
      the recurrent weights feeds both gates and, through the reset gate, the \
      new value. The gradient comes back along the upper line, where it meets \
      the update gate and nothing else.
      """)
  cell.symbol("H", "t−1", at: Point(12, 75))
  cell.operation("⊙", at: Point(130, 70), onTheWay: true)
  cell.operation("+", at: Point(325, 70), onTheWay: true)
  cell.symbol("H", "t", at: Point(368, 75))
  for (start, end) in [(52.0, 115.0), (145, 310), (340, 362)] {
    cell.wire(Point(start, 80), Point(end, 80))
    cell.way(from: end, to: start)
  }
  cell.meets("⊙ Z", x: 130)

  // The products with the state, below each other in one.
  cell.branch(at: Point(70, 80))
  cell.wire(Point(70, 80), Point(70, 182))
  cell.weights(at: Point(70, 200))
  cell.symbol("Q", "", at: Point(84, 294))
  cell.wire(Point(70, 218), Point(70, 300), Point(255, 300), Point(255, 262))
  cell.symbol("A", "", at: Point(262, 286))

  // The gates and the new value.
  for (x, index) in [(130.0, "z"), (195, "r")] {
    cell.function("σ", at: Point(x, 245))
    cell.branch(at: Point(x - 8, 300))
    cell.wire(Point(x - 8, 300), Point(x - 8, 263))
    cell.wire(Point(x + 8, 326), Point(x + 8, 263))
    cell.symbol("P", index, at: Point(x, 344))
  }
  cell.operation("⊙", at: Point(255, 245))
  cell.wire(Point(217, 245), Point(239, 245))
  cell.symbol("R", "", at: Point(222, 236))
  cell.wire(Point(271, 245), Point(297, 245))
  cell.function("tanh", at: Point(325, 245), width: 56)
  cell.wire(Point(325, 326), Point(325, 263))
  cell.symbol("P", "n", at: Point(317, 344))

  // Into the new state.
  cell.wire(Point(130, 227), Point(130, 86))
  cell.symbol("Z", "", at: Point(138, 205))
  cell.branch(at: Point(130, 150))
  cell.wire(Point(130, 150), Point(309, 150))
  cell.text("1 −", at: Point(202, 143))
  cell.symbol("Z", "", at: Point(230, 143))
  cell.operation("⊙", at: Point(325, 150))
  cell.wire(Point(325, 227), Point(325, 166))
  cell.symbol("N", "", at: Point(333, 205))
  cell.wire(Point(325, 134), Point(325, 86))
  return cell.document
}

/// The LSTM: the gradient of the cells meets the forget gate.
func longMemoryCell() -> String {
  var cell = CellDrawing(
    "LSTM", height: 375,
    description: """
      The cell before is multiplied by the forget gate, the proposal by the \
      input gate, and their sum is the new cell; tanh of it times the output \
      gate is the hidden state. The hidden state before, times its weights, \
      and the input feed all four below. The gradient of the cell comes back \
      along the upper line, where it meets the forget gate and nothing else.
      """)
  cell.symbol("C", "t−1", at: Point(12, 75))
  cell.operation("⊙", at: Point(105, 70), onTheWay: true)
  cell.operation("+", at: Point(210, 70), onTheWay: true)
  cell.symbol("C", "t", at: Point(368, 75))
  for (start, end) in [(52.0, 90.0), (120, 195), (225, 362)] {
    cell.wire(Point(start, 80), Point(end, 80))
    cell.way(from: end, to: start)
  }
  cell.meets("⊙ F", x: 105)

  // What the state says, and the input.
  cell.symbol("H", "t−1", at: Point(12, 350))
  cell.wire(Point(52, 345), Point(92, 345))
  cell.weights(at: Point(120, 345))
  cell.wire(Point(148, 345), Point(194, 345))
  cell.operation("+", at: Point(210, 345))
  cell.wire(Point(262, 345), Point(226, 345))
  cell.symbol("X", "t", at: Point(268, 350))
  cell.symbol("W", "ih", at: Point(288, 350))
  cell.text("+ b", at: Point(322, 350))
  cell.symbol("P", "", at: Point(126, 303))

  // The three gates and the proposal.
  for x in [105.0, 170, 250, 330] {
    cell.wire(Point(210, 310), Point(x, 310), Point(x, 283))
  }
  cell.wire(Point(210, 329), Point(210, 311))
  cell.branch(at: Point(210, 310))
  cell.branch(at: Point(170, 310))
  cell.branch(at: Point(250, 310))
  for x in [105.0, 170, 330] { cell.function("σ", at: Point(x, 265)) }
  cell.function("tanh", at: Point(250, 265), width: 56)

  // Into the new cell, and out of it.
  cell.wire(Point(105, 247), Point(105, 86))
  cell.symbol("F", "", at: Point(113, 228))
  cell.operation("⊙", at: Point(210, 150))
  cell.wire(Point(170, 247), Point(170, 150), Point(194, 150))
  cell.symbol("I", "", at: Point(178, 228))
  cell.wire(Point(250, 247), Point(250, 150), Point(226, 150))
  cell.symbol("G", "", at: Point(258, 228))
  cell.wire(Point(210, 134), Point(210, 86))
  cell.branch(at: Point(330, 80))
  cell.wire(Point(330, 80), Point(330, 112))
  cell.function("tanh", at: Point(330, 130), width: 56)
  cell.wire(Point(330, 148), Point(330, 184))
  cell.operation("⊙", at: Point(330, 200))
  cell.wire(Point(330, 247), Point(330, 216))
  cell.symbol("O", "", at: Point(338, 240))
  cell.wire(Point(346, 200), Point(364, 200))
  cell.symbol("H", "t", at: Point(368, 205))
  return cell.document
}
