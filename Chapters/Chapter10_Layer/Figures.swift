import Plotting

/// The products of three steps, from scratch and in a layer.
func productsOfALayer() -> String {
  var drawing = SVG(
    width: 400, height: 510, title: "The products of three steps",
    description: """
      Above the network from scratch: three products for each of three \
      steps, one after another. Below the layer: one product for the \
      inputs of all steps, three products for the states, one after another, \
      and one product for the scores of all steps.
      """)
  let columns = [125.0, 235, 345]
  for (top, name) in [(10.0, "step by step"), (270, "as a layer")] {
    drawing.text(name, at: Point(12, top + 18), .title)
    for (row, kind) in ["scores", "states", "inputs"].enumerated() {
      let y = top + 60 + 70 * Double(row)
      drawing.text(kind, at: Point(12, y + 5), .label)
      let text = row == 2 ? "X W" : "H W"
      if top > 200 && row != 1 {
        product(&drawing, text + ", all steps", x: 235, y: y, width: 296)
      } else {
        for x in columns { product(&drawing, text, x: x, y: y, width: 76) }
      }
      guard row > 0 else { continue }
      for x in columns {
        drawing.arrow(through: Point(x, y - 20), Point(x, y - 50))
      }
    }
    for x in columns.dropLast() {
      drawing.arrow(through: Point(x + 38, top + 130), Point(x + 72, top + 130))
    }
  }
  return drawing.document
}

/// A product, as a box around its middle.
private func product(
  _ drawing: inout SVG, _ text: String, x: Double, y: Double, width: Double
) {
  drawing.rect(
    x: x - width / 2, y: y - 20, width: width, height: 40, cornerRadius: 8,
    .box(1))
  drawing.text(text, at: Point(x, y + 5), anchor: .middle, .label)
}
