import Plotting

/// The graph of L = sum(tanh(Xw + c)): the values run down it, beside them the
/// gradients up.
func graph() -> String {
  var drawing = SVG(
    width: 400, height: 424, title: "The graph of the example",
    description: """
      Three leaves: X at the top left, w at the top right, and c below X. \
      Between X and w is node 4, their matrix product. Below it, its result \
      and c meet in node 5, a sum with broadcasting. Further down follow node \
      6, tanh, and node 7, the sum of all elements, which is L. Arrows \
      forwards carry values, dashed arrows backwards carry gradients.
      """)
  let x = 200.0
  drawLeaf(&drawing, "X", shape: "(3, 2)", number: 1, at: Point(x - 130, 64))
  drawLeaf(&drawing, "w", shape: "(2, 1)", number: 2, at: Point(x + 130, 64))
  drawLeaf(&drawing, "c", shape: "(1,)", number: 3, at: Point(x - 130, 154))
  let nodes = [("matmul", "(3, 1)"), ("+", "(3, 1)"), ("tanh", "(3, 1)")]
  for (index, (name, shape)) in (nodes + [("sum", "()")]).enumerated() {
    let y = 64 + 90 * Double(index)
    drawNode(&drawing, name, shape: shape, number: 4 + index, at: Point(x, y))
    if index == 3 {
      drawEdge(&drawing, from: Point(x, y + 26), to: Point(x, y + 56))
      drawing.text("L", at: Point(x, y + 74), anchor: .middle, .title)
    } else {
      drawEdge(&drawing, from: Point(x, y + 26), to: Point(x, y + 64))
    }
  }
  drawEdge(&drawing, from: Point(x - 97, 64), to: Point(x - 40, 64))
  drawEdge(&drawing, from: Point(x + 97, 64), to: Point(x + 40, 64))
  drawEdge(&drawing, from: Point(x - 97, 154), to: Point(x - 40, 154))
  return drawing.document
}

/// An operation: its name, its number, and the shape of its result.
private func drawNode(
  _ drawing: inout SVG, _ name: String, shape: String, number: Int,
  at center: Point
) {
  drawing.rect(
    x: center.x - 38, y: center.y - 24, width: 76, height: 48,
    cornerRadius: 8, .box(0))
  drawing.text(
    name, at: Point(center.x, center.y - 2), anchor: .middle, .label)
  drawing.text(
    shape, at: Point(center.x, center.y + 16), anchor: .middle, .note)
  drawing.text(
    "\(number)", at: Point(center.x + 48, center.y - 13), anchor: .middle, .note
  )
}

/// A leaf, whose gradient is wanted.
private func drawLeaf(
  _ drawing: inout SVG, _ name: String, shape: String, number: Int,
  at center: Point
) {
  drawing.circle(at: center, radius: 30, .box(2))
  drawing.text(
    name, at: Point(center.x, center.y - 2), anchor: .middle, .label)
  drawing.text(
    shape, at: Point(center.x, center.y + 14), anchor: .middle, .note)
  drawing.text(
    "\(number)", at: Point(center.x, center.y - 38), anchor: .middle, .note)
}

/// A value forwards and, beside it, its gradient backwards.
private func drawEdge(_ drawing: inout SVG, from a: Point, to b: Point) {
  let (dx, dy) = (b.x - a.x, b.y - a.y)
  let length = (dx * dx + dy * dy).squareRoot()
  let (x, y) = (6 * dy / length, -6 * dx / length)
  drawing.arrow(
    through: Point(a.x + x, a.y + y), Point(b.x + x, b.y + y))
  drawing.path(
    [Point(b.x - x, b.y - y), Point(a.x - x, a.y - y)], .line(1), .dashed)
  drawing.arrow(
    through: Point(a.x - x + dx / length * 8, a.y - y + dy / length * 8),
    Point(a.x - x, a.y - y), style: .line(1))
}
