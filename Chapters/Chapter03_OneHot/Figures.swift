import Plotting

/// The three shapes a minibatch goes through: (batch, steps), transposed to
/// (steps, batch), and with a unit vector for each index.
func movedAxes() -> String {
  var drawing = SVG(
    width: 446, height: 364, title: "From a minibatch to one-hot inputs",
    description: """
      On top a matrix with 2 rows of 5 indices, one row for each sequence. \
      An arrow leads down to the same matrix transposed: 5 rows, one for each \
      step. To the right of it each of these steps as 2 long rows with a \
      single filled cell, at the place of the index.
      """)
  drawHeading(&drawing, at: Point(234, 36), "(batch, steps)", "(2, 5)")
  drawHeading(&drawing, at: Point(97, 124), "(steps, batch)", "(5, 2)")
  drawHeading(
    &drawing, at: Point(308, 124), "(steps, batch, vocabulary)", "(5, 2, 28)")
  for sequence in 0..<2 {
    for step in 0..<5 {
      drawIndex(
        &drawing, x: 33 + 26 * Double(step), y: 10 + 30 * Double(sequence),
        sequence: sequence, step: step)
      drawIndex(
        &drawing, x: 71 + 28 * Double(sequence), y: top(step),
        sequence: sequence, step: step)
      drawVector(
        &drawing, y: top(step) - 1 + 14 * Double(sequence), sequence: sequence,
        step: step)
    }
  }
  for step in 0..<5 {
    drawing.text(
      "step \(step)", at: Point(63, top(step) + 17), anchor: .end, .note)
    drawing.arrow(
      through: Point(133, top(step) + 13), Point(173, top(step) + 13))
  }
  drawing.arrow(through: Point(97, 73), Point(97, 105))
  return drawing.document
}

/// The upper edge of a step in the transposed matrix and to the right of it.
private func top(_ step: Int) -> Double { 158 + 42 * Double(step) }

private func drawHeading(
  _ drawing: inout SVG, at place: Point, _ axes: String, _ shape: String
) {
  drawing.text(axes, at: place, anchor: .middle, .label)
  drawing.text(
    shape, at: Point(place.x, place.y + 19), anchor: .middle, .note)
}

/// The index that a sequence reads at a step, in a box.
private func drawIndex(
  _ drawing: inout SVG, x: Double, y: Double, sequence: Int, step: Int
) {
  drawing.rect(
    x: x, y: y, width: 24, height: 26, cornerRadius: 4, .box(sequence))
  drawing.text(
    "\(5 * sequence + step)", at: Point(x + 12, y + 18), anchor: .middle,
    .label)
}

/// The same index as a row of 28 cells, one of them filled.
private func drawVector(
  _ drawing: inout SVG, y: Double, sequence: Int, step: Int
) {
  let (left, cell) = (182.0, 9.0)
  drawing.rect(
    x: left, y: y, width: 28 * cell, height: 12, .box(sequence))
  drawing.rect(
    x: left + cell * Double(5 * sequence + step), y: y, width: cell, height: 12,
    .fill(sequence))
}
