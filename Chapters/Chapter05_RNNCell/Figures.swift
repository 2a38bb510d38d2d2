import Plotting

/// The cell with its loop, and the same network unrolled over three steps.
func unrolledNetwork() -> String {
  var drawing = SVG(
    width: 640, height: 260, title: "A recurrent network, unrolled",
    description: """
      On the left one cell with an arrow from its state back to itself. On the \
      right the same cell three times, side by side: each reads one input from \
      below, gives one output above, and hands its state to the next.
      """)
  drawCell(&drawing, x: 80, input: "X", state: "H", output: "O")
  drawing.arrow(
    through: Point(108, 118), Point(140, 118), Point(140, 76), Point(32, 76),
    Point(32, 130), Point(52, 130))
  drawing.text("=", at: Point(185, 135), anchor: .middle, .title)

  for (index, time) in ["t − 1", "t", "t + 1"].enumerated() {
    let x = 280.0 + 130 * Double(index)
    drawCell(
      &drawing, x: x, input: "X, \(time)", state: "H, \(time)",
      output: "O, \(time)")
    drawing.arrow(through: Point(x + 28, 130), Point(x + 102, 130))
  }
  drawing.arrow(through: Point(205, 130), Point(252, 130))
  return drawing.document
}

/// One cell: a box for the state, its input below and its output above.
private func drawCell(
  _ drawing: inout SVG, x: Double, input: String, state: String, output: String
) {
  drawing.rect(
    x: x - 28, y: 106, width: 56, height: 48, cornerRadius: 8, .box(1))
  drawing.text(state, at: Point(x, 135), anchor: .middle, .label)
  drawing.text(input, at: Point(x, 228), anchor: .middle, .label)
  drawing.text(output, at: Point(x, 40), anchor: .middle, .label)
  drawing.arrow(through: Point(x, 210), Point(x, 154))
  drawing.arrow(through: Point(x, 106), Point(x, 50))
}
