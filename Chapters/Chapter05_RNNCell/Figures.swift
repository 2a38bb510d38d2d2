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

/// A word read letter by letter, and the letter that is wanted at each step:
/// the next one.
func shiftedWord(_ word: String) -> String {
  let letters = word.map { String($0) }
  let (left, step) = (130.0, 92.0)
  var drawing = SVG(
    width: 660, height: 260, title: "The label is the next letter",
    description: """
      The letters \(letters.dropLast().joined(separator: ", ")) go from below \
      into one cell after another, each of which hands its state to the next. \
      Above the cells stand the letters that are to be predicted: \
      \(letters.dropFirst().joined(separator: ", ")).
      """)
  for (t, (read, wanted)) in zip(letters, letters.dropFirst()).enumerated() {
    let x = left + step * Double(t)
    drawing.rect(
      x: x - 24, y: 106, width: 48, height: 48, cornerRadius: 8, .box(1))
    drawing.text("H", at: Point(x, 135), anchor: .middle, .label)
    drawing.text(read, at: Point(x, 228), anchor: .middle, .title)
    drawing.text(wanted, at: Point(x, 40), anchor: .middle, .title)
    drawing.arrow(through: Point(x, 208), Point(x, 154))
    drawing.arrow(through: Point(x, 106), Point(x, 52))
    drawing.arrow(through: Point(x - step + 24, 130), Point(x - 24, 130))
  }
  drawing.text("label", at: Point(12, 40), .note)
  drawing.text("input", at: Point(12, 228), .note)
  drawing.text("state", at: Point(12, 134), .note)
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
