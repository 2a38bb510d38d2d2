import Plotting
import TextData

/// A text as two strips of tokens, cut once by each sampler: the colour of a
/// window is its minibatch, the words below it name minibatch and row. Each
/// strip is broken into two lines.
func cutText(
  _ sequential: [Minibatch], _ random: [Minibatch], of text: [Int]
) -> String {
  var drawing = SVG(
    width: 456, height: 366, title: "One text, cut by both samplers",
    description: """
      Two strips with the numbers of the text, each broken into two lines. In \
      the upper one, cut in sequence, the windows of row 0 follow one another \
      in the first line, and those of row 1 in the second line. In the lower \
      one, cut at random, windows of all minibatches and rows lie in any order.
      """)
  let strips = [sequential, random].map { Strip($0, of: text) }
  let longest = strips.flatMap(\.lines).map(\.count).max() ?? 1
  let cell = (456 - 2 * left) / Double(longest)
  drawing.text("Sequential partitioning", at: Point(left, 20), .label)
  draw(strips[0], y: 34, cell: cell, in: &drawing)
  drawing.text("Random sampling", at: Point(left, 206), .label)
  draw(strips[1], y: 220, cell: cell, in: &drawing)
  return drawing.document
}

private let left = 8.0

/// A text in two lines of tokens, and the windows that were cut from it.
private struct Strip {
  let text: [Int]
  let minibatches: [Minibatch]
  let lines: [Range<Int>]

  /// The second line begins with the window that begins nearest to the middle
  /// of the text, so that no window is broken.
  init(_ minibatches: [Minibatch], of text: [Int]) {
    let starts = minibatches.flatMap { minibatch in
      (0..<minibatch.batchSize).map { minibatch.inputs[$0, 0] }
    }
    let middle = text.count / 2
    let cut = starts.min { abs($0 - middle) < abs($1 - middle) } ?? middle
    (self.text, self.minibatches) = (text, minibatches)
    lines = [0..<cut, cut..<text.count]
  }
}

/// The lines of a strip, each token in a cell.
private func draw(
  _ strip: Strip, y: Double, cell: Double, in drawing: inout SVG
) {
  for (number, line) in strip.lines.enumerated() {
    let y = y + 76 * Double(number)
    drawing.rect(
      x: left, y: y, width: cell * Double(line.count), height: 28, .grid)
    drawWindows(of: strip, in: line, y: y, cell: cell, &drawing)
    for (place, token) in strip.text[line].enumerated() {
      let x = left + cell * (Double(place) + 0.5)
      drawing.text("\(token)", at: Point(x, y + 19), anchor: .middle, .note)
    }
  }
}

/// The windows that begin in a line, each with its minibatch and row.
private func drawWindows(
  of strip: Strip, in line: Range<Int>, y: Double, cell: Double,
  _ drawing: inout SVG
) {
  for (number, minibatch) in strip.minibatches.enumerated() {
    let width = cell * Double(minibatch.steps)
    for row in 0..<minibatch.batchSize {
      let start = minibatch.inputs[row, 0]
      guard line.contains(start) else { continue }
      let x = left + cell * Double(start - line.lowerBound)
      drawing.rect(
        x: x + 1, y: y, width: width - 2, height: 28, cornerRadius: 4,
        .box(number))
      let middle = x + width / 2
      drawing.text(
        "minibatch \(number)", at: Point(middle, y + 44), anchor: .middle,
        .note)
      drawing.text(
        "row \(row)", at: Point(middle, y + 60), anchor: .middle, .note)
    }
  }
}
