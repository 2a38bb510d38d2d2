import Plotting

/// The cell with its loop, and the same network unrolled over three steps.
func unrolledNetwork() -> String {
  var drawing = SVG(
    width: 660, height: 260, title: "A recurrent network, unrolled",
    description: """
      On the left one cell with an arrow from its state back to itself. On the \
      right the same cell three times, side by side: each reads one input from \
      below, gives one output above, and hands its state to the next.
      """)
  drawCell(&drawing, x: 70, index: "")
  drawing.arrow(
    through: Point(98, 120), Point(140, 120), Point(140, 142), Point(98, 142))
  drawing.text("=", at: Point(180, 136), anchor: .middle, .title)

  drawing.arrow(through: Point(215, 130), Point(262, 130))
  for (step, index) in ["ₜ₋₁", "ₜ", "ₜ₊₁"].enumerated() {
    let x = 290.0 + 130 * Double(step)
    drawCell(&drawing, x: x, index: index)
    drawing.arrow(
      through: Point(x + 28, 130), Point(x + (step < 2 ? 102 : 75), 130))
  }
  return drawing.document
}

/// One cell: a box for the state, its input below and its output above.
private func drawCell(_ drawing: inout SVG, x: Double, index: String) {
  drawing.rect(
    x: x - 28, y: 106, width: 56, height: 48, cornerRadius: 8, .box(1))
  drawing.text("H" + index, at: Point(x, 135), anchor: .middle, .label)
  drawing.text("X" + index, at: Point(x, 228), anchor: .middle, .label)
  drawing.text("O" + index, at: Point(x, 40), anchor: .middle, .label)
  drawing.arrow(through: Point(x, 210), Point(x, 154))
  drawing.arrow(through: Point(x, 106), Point(x, 50))
}
