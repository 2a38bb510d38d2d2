import Plotting

/// The products of three steps, from scratch and in a layer.
func productsOfALayer() -> String {
  var drawing = SVG(
    width: 660, height: 330, title: "The products of three steps",
    description: """
      On the left the network from scratch: three products for each of three \
      steps, one after another. On the right the layer: one product for the \
      inputs of all steps, three products for the states, one after another, \
      and one product for the scores of all steps.
      """)
  drawing.text("step by step", at: Point(160, 28), anchor: .middle, .title)
  drawing.text("as a layer", at: Point(500, 28), anchor: .middle, .title)
  for step in 0..<3 {
    let x = 60 + 100 * Double(step)
    product(&drawing, "X W", x: x, y: 270, width: 76)
    product(&drawing, "H W", x: x, y: 170, width: 76)
    product(&drawing, "H W", x: x, y: 70, width: 76)
  }
  product(&drawing, "X W, all steps", x: 500, y: 270, width: 276)
  product(&drawing, "H W, all steps", x: 500, y: 70, width: 276)
  for step in 0..<3 {
    product(&drawing, "H W", x: 400 + 100 * Double(step), y: 170, width: 76)
  }
  for x in [60.0, 160, 260, 400, 500, 600] {
    drawing.arrow(through: Point(x, 250), Point(x, 190))
    drawing.arrow(through: Point(x, 150), Point(x, 90))
  }
  for x in [98.0, 198, 438, 538] {
    drawing.arrow(through: Point(x, 170), Point(x + 24, 170))
  }
  drawing.text("scores", at: Point(330, 74), anchor: .middle, .label)
  drawing.text("states", at: Point(330, 174), anchor: .middle, .label)
  drawing.text("inputs", at: Point(330, 274), anchor: .middle, .label)
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
