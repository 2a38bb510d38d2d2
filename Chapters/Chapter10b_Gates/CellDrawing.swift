import Plotting

/// A figure of a cell: what it computes, from left to right, and the way that
/// the gradient takes back through it, in the first colour of the palette.
struct CellDrawing {
  private var drawing: SVG

  init(_ name: String, height: Double, description: String) {
    drawing = SVG(
      width: 400, height: height, title: "The cell of the \(name)",
      description: description)
    drawing.text(name, at: Point(12, 24), .title)
    wire(Point(200, 19), Point(226, 19))
    drawing.text("forward", at: Point(232, 24), .label)
    way(from: 326, to: 300, y: 19)
    drawing.text("gradient", at: Point(332, 24), .label, .fill(0))
  }

  var document: String { drawing.document }

  // MARK: Marks

  /// A letter of the formulas, with its index.
  mutating func symbol(_ letter: String, _ index: String, at point: Point) {
    drawing.text(letter, at: point, .title)
    let width = letter == "W" ? 17.0 : 13.0
    guard !index.isEmpty else { return }
    drawing.text(index, at: Point(point.x + width, point.y + 4), .label)
  }

  /// Ordinary text that begins at a point.
  mutating func text(_ text: String, at point: Point) {
    drawing.text(text, at: point, .label)
  }

  /// What the gradient meets, in its colour, above the middle of a mark.
  mutating func meets(_ text: String, x: Double) {
    drawing.text(text, at: Point(x, 43), anchor: .middle, .label, .fill(0))
  }

  /// A box around its middle, tinted if the gradient passes through it.
  mutating func box(
    at middle: Point, width: Double, height: Double = 36, onTheWay: Bool = false
  ) {
    drawing.rect(
      x: middle.x - width / 2, y: middle.y - height / 2, width: width,
      height: height, cornerRadius: 8, .box(onTheWay ? 0 : 5))
  }

  /// A function that is applied to each element.
  mutating func function(
    _ name: String, at middle: Point, width: Double = 44, height: Double = 36,
    onTheWay: Bool = false
  ) {
    box(at: middle, width: width, height: height, onTheWay: onTheWay)
    drawing.text(
      name, at: Point(middle.x, middle.y + 5), anchor: .middle, .label)
  }

  /// The product with the recurrent weights.
  mutating func weights(
    at middle: Point, height: Double = 36, onTheWay: Bool = false
  ) {
    box(at: middle, width: 56, height: height, onTheWay: onTheWay)
    symbol("W", "hh", at: Point(middle.x - 15, middle.y + 4))
  }

  /// A sum or a product of elements, as a circle of radius 16.
  mutating func operation(
    _ sign: String, at middle: Point, onTheWay: Bool = false
  ) {
    drawing.circle(at: middle, radius: 16, .box(onTheWay ? 0 : 5))
    drawing.text(
      sign, at: Point(middle.x, middle.y + 6), anchor: .middle, .title)
  }

  /// A place where a wire branches.
  mutating func branch(at point: Point) {
    drawing.circle(at: point, radius: 2.5, .fill(5))
  }

  // MARK: Lines

  /// A line with an arrowhead, the way forward.
  mutating func wire(_ start: Point, _ tip: Point) {
    drawing.arrow(through: start, tip)
  }

  /// The same around a corner or two.
  mutating func wire(_ start: Point, _ corner: Point, _ tip: Point) {
    drawing.arrow(through: start, corner, tip)
  }

  mutating func wire(
    _ start: Point, _ first: Point, _ second: Point, _ tip: Point
  ) {
    drawing.arrow(through: start, first, second, tip)
  }

  /// The way of the gradient, from the right to the left.
  mutating func way(from right: Double, to left: Double, y: Double = 60) {
    drawing.arrow(through: Point(right, y), Point(left, y), style: .line(0))
  }
}
