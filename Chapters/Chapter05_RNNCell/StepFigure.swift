import Basics
import Plotting

/// The two steps that are computed by hand, with their numbers in boxes: what
/// is read stands below, what is predicted above.
func stepWithNumbers(_ first: StepByHand, _ second: StepByHand) -> String {
  // Narrow, so that the numbers can be read on a telephone, too.
  let steps = [first, second]
  let read = steps.map { alphabet[$0.letter] }.joined(separator: ", then ")
  var drawing = SVG(
    width: 460, height: 370, title: "Two steps with their numbers",
    description: """
      The network reads \(read). Each step has a column. From below: the row \
      of W_xh, H W_hh and b_h are added, tanh of the sum is the new state, and \
      from it come three scores and their softmax. An arrow leads from the \
      state of the first step to H W_hh of the second.
      """)
  for (index, row) in first.rows.enumerated() {
    let sign = [1: "+ ", 2: "+ ", 3: "= "][index] ?? ""
    drawing.text(sign + row.name, at: Point(8, height(index) + 5), .label)
  }
  for (index, step) in steps.enumerated() {
    drawColumn(step, left: 84 + 196 * Double(index), in: &drawing)
  }
  // The state goes to the next step.
  drawing.arrow(
    through: Point(254, height(4)), Point(267, height(4)),
    Point(267, height(1)), Point(279, height(1)))
  return drawing.document
}

/// The middle of a row of the table, counted from below.
private func height(_ row: Int) -> Double {
  310 - [0, 36, 72, 120, 168, 216, 264][row]
}

private func drawColumn(
  _ step: StepByHand, left: Double, in drawing: inout SVG
) {
  let (width, half) = (170.0, 13.0)
  let middle = left + width / 2
  drawing.text(
    "reads " + alphabet[step.letter], at: Point(middle, 358), anchor: .middle,
    .title)
  drawing.arrow(
    through: Point(middle, 341), Point(middle, height(0) + half + 2))
  for (from, to) in [(2, 3), (3, 4), (4, 5), (5, 6)] {
    drawing.arrow(
      through: Point(middle, height(from) - half),
      Point(middle, height(to) + half + 2))
  }
  for (index, row) in step.rows.enumerated() {
    let y = height(index)
    let color = [4: 1, 6: 2][index] ?? 0
    drawing.rect(
      x: left, y: y - half, width: width, height: 2 * half, cornerRadius: 6,
      .box(color))
    let share = width / Double(row.numbers.count)
    for (place, number) in row.numbers.enumerated() {
      let x = left + share * (Double(place) + 0.5)
      drawing.text(
        number.decimals(2), at: Point(x, y + 5), anchor: .middle, .label)
      if index == 6 {
        drawing.text(
          alphabet[place], at: Point(x, y - 22), anchor: .middle,
          number == row.numbers.max() ? .title : .label)
      }
    }
  }
}
