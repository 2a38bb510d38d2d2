import Plotting
import TextData

/// A text as two strips of tokens, cut once by each sampler: the colour of a
/// window is its minibatch, the words below it name minibatch and row.
func cutText(
  _ sequential: [Minibatch], _ random: [Minibatch], of text: [Int]
) -> String {
  var drawing = SVG(
    width: 864, height: 212, title: "One text, cut by both samplers",
    description: """
      Two strips with the numbers of the text. In the upper one, cut in \
      sequence, the windows of row 0 follow one another in the first half, and \
      those of row 1 in the second half. In the lower one, cut at random, \
      windows of all minibatches and rows lie in any order.
      """)
  drawStrip(&drawing, y: 20, "Sequential partitioning", sequential, of: text)
  drawStrip(&drawing, y: 130, "Random sampling", random, of: text)
  return drawing.document
}

private let cell = 24.0

/// The tokens of a text in a row, with the windows of the minibatches.
private func drawStrip(
  _ drawing: inout SVG, y: Double, _ title: String, _ minibatches: [Minibatch],
  of text: [Int]
) {
  let left = 12.0
  func x(_ position: Int) -> Double { left + cell * Double(position) }
  drawing.text(title, at: Point(left, y), .label)
  drawing.rect(
    x: left, y: y + 14, width: cell * Double(text.count), height: 28, .grid)
  for (number, minibatch) in minibatches.enumerated() {
    for row in 0..<minibatch.batchSize {
      let start = x(minibatch.inputs[row, 0])
      let width = cell * Double(minibatch.steps)
      drawing.rect(
        x: start + 1, y: y + 14, width: width - 2, height: 28, cornerRadius: 4,
        .box(number))
      let middle = start + width / 2
      drawing.text(
        "minibatch \(number)", at: Point(middle, y + 58), anchor: .middle, .note
      )
      drawing.text(
        "row \(row)", at: Point(middle, y + 74), anchor: .middle, .note)
    }
  }
  for (position, token) in text.enumerated() {
    drawing.text(
      "\(token)", at: Point(x(position) + cell / 2, y + 33), anchor: .middle,
      .note)
  }
}
