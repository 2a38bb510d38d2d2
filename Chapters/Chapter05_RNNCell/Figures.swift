import Plotting

/// The cell with its loop, and the same network unrolled over three steps.
func unrolledNetwork() -> String {
  var drawing = SVG(
    width: 460, height: 260, title: "A recurrent network, unrolled",
    description: """
      On the left one cell with an arrow from its state back to itself. On the \
      right the same cell three times, side by side: each reads one input from \
      below, gives one output above, and hands its state to the next.
      """)
  drawCell(&drawing, x: 34, index: "")
  drawing.arrow(
    through: Point(58, 120), Point(90, 120), Point(90, 142), Point(58, 142))
  drawing.text("=", at: Point(116, 136), anchor: .middle, .title)

  drawing.arrow(through: Point(142, 130), Point(184, 130))
  for (step, index) in ["ₜ₋₁", "ₜ", "ₜ₊₁"].enumerated() {
    let x = 208.0 + 90 * Double(step)
    drawCell(&drawing, x: x, index: index)
    drawing.arrow(through: Point(x + 24, 130), Point(x + 66, 130))
  }
  return drawing.document
}

/// A word read letter by letter, and the letter that is wanted at each step:
/// the next one.
func shiftedWord(_ word: String) -> String {
  let letters = word.map { String($0) }
  let (left, step) = (98.0, 66.0)
  var drawing = SVG(
    width: 456, height: 260, title: "The label is the next letter",
    description: """
      The letters \(letters.dropLast().joined(separator: ", ")) go from below \
      into one cell after another, each of which hands its state to the next. \
      Above the cells stand the letters that are to be predicted: \
      \(letters.dropFirst().joined(separator: ", ")).
      """)
  for (t, (read, wanted)) in zip(letters, letters.dropFirst()).enumerated() {
    let x = left + step * Double(t)
    drawing.rect(
      x: x - 20, y: 106, width: 40, height: 48, cornerRadius: 8, .box(1))
    drawing.text("H", at: Point(x, 135), anchor: .middle, .label)
    drawing.text(read, at: Point(x, 228), anchor: .middle, .title)
    drawing.text(wanted, at: Point(x, 40), anchor: .middle, .title)
    drawing.arrow(through: Point(x, 208), Point(x, 154))
    drawing.arrow(through: Point(x, 106), Point(x, 52))
    drawing.arrow(through: Point(x - step + 20, 130), Point(x - 20, 130))
  }
  drawing.text("label", at: Point(8, 40), .note)
  drawing.text("input", at: Point(8, 228), .note)
  drawing.text("state", at: Point(8, 134), .note)
  return drawing.document
}

/// One cell: a box for the state, its input below and its output above.
private func drawCell(_ drawing: inout SVG, x: Double, index: String) {
  drawing.rect(
    x: x - 24, y: 106, width: 48, height: 48, cornerRadius: 8, .box(1))
  drawing.text("H" + index, at: Point(x, 135), anchor: .middle, .label)
  drawing.text("X" + index, at: Point(x, 228), anchor: .middle, .label)
  drawing.text("O" + index, at: Point(x, 40), anchor: .middle, .label)
  drawing.arrow(through: Point(x, 210), Point(x, 154))
  drawing.arrow(through: Point(x, 106), Point(x, 50))
}
