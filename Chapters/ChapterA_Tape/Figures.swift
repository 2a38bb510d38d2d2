import Plotting

/// The graph of L = sum(tanh(Xw + c)): forwards along the top arrows, the
/// gradients back along the lower ones.
func graph() -> String {
  var drawing = SVG(
    width: 680, height: 250, title: "The graph of the example",
    description: """
      Three leaves on the left: X, w and c. X and w meet in node 4, a matrix \
      product. Its result and c meet in node 5, a sum with broadcasting. Then \
      follow node 6, tanh, and node 7, the sum of all elements, which is L. \
      Arrows forwards carry values, dashed arrows backwards carry gradients.
      """)
  let y = 120.0
  drawLeaf(&drawing, "X", shape: "(3, 2)", number: 1, at: Point(50, 60))
  drawLeaf(&drawing, "w", shape: "(2, 1)", number: 2, at: Point(50, 180))
  drawLeaf(&drawing, "c", shape: "(1,)", number: 3, at: Point(310, 208))
  let nodes = [("matmul", "(3, 1)"), ("+", "(3, 1)"), ("tanh", "(3, 1)")]
  for (index, (name, shape)) in (nodes + [("sum", "()")]).enumerated() {
    let x = 180 + 130 * Double(index)
    drawNode(&drawing, name, shape: shape, number: 4 + index, at: Point(x, y))
    if index == 3 {
      drawEdge(&drawing, from: Point(x + 40, y), to: Point(x + 74, y))
      drawing.text("L", at: Point(x + 88, y + 5), anchor: .middle, .title)
    } else {
      drawEdge(&drawing, from: Point(x + 40, y), to: Point(x + 90, y))
    }
  }
  drawEdge(&drawing, from: Point(77, 73), to: Point(139, 104))
  drawEdge(&drawing, from: Point(77, 167), to: Point(139, 136))
  drawEdge(&drawing, from: Point(310, 181), to: Point(310, 145))
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
    "\(number)", at: Point(center.x, center.y - 32), anchor: .middle, .note)
}

/// A leaf, whose gradient is wanted.
private func drawLeaf(
  _ drawing: inout SVG, _ name: String, shape: String, number: Int,
  at center: Point
) {
  drawing.circle(at: center, radius: 26, .box(2))
  drawing.text(
    name, at: Point(center.x, center.y), anchor: .middle, .label)
  drawing.text(
    shape, at: Point(center.x, center.y + 16), anchor: .middle, .note)
  drawing.text(
    "\(number)", at: Point(center.x - 36, center.y + 4), anchor: .middle, .note)
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
