import Plotting

/// The ball of radius θ, a gradient outside with its projection, and one
/// inside.
func ball() -> String {
  var drawing = SVG(
    width: 440, height: 312, title: "Clipping to the ball of radius θ",
    description: """
      A disc of radius theta around the origin. One arrow, a gradient, reaches \
      far out of the disc; a second, solid arrow in the same direction ends on \
      the circle and is what clipping leaves of it. A third arrow, to the \
      left, ends inside the disc and stays as it is.
      """)
  let (center, radius) = (Point(200, 178), 105.0)
  func place(_ x: Double, _ y: Double) -> Point {
    Point(center.x + radius * x, center.y - radius * y)
  }
  drawing.arrow(through: Point(20, 178), Point(424, 178))
  drawing.arrow(through: Point(200, 302), Point(200, 18))
  drawing.circle(at: center, radius: radius, .box(0))

  // The direction (4, 3) / 5: a gradient of norm 2.2 θ, and its projection.
  drawing.path([place(0.8, 0.6), place(1.76, 1.32)], .reference)
  drawing.arrow(
    through: place(1.72, 1.29), place(1.76, 1.32), style: .line(1))
  drawing.arrow(through: center, place(0.8, 0.6), style: .line(1))
  drawing.text("g, outside", at: Point(368, 38), anchor: .end, .label)
  drawing.text("min(1, θ / ‖g‖) g", at: Point(301, 132), .label)

  drawing.arrow(through: center, place(-0.45, 0.4), style: .line(2))
  drawing.text("g, inside:", at: Point(14, 62), .label)
  drawing.text("stays as it is", at: Point(14, 80), .label)
  drawing.path([Point(76, 88), place(-0.52, 0.46)], .axis)

  drawing.path([center, place(0.6, -0.8)], .axis)
  drawing.text("θ", at: Point(243, 222), .label)
  drawing.text("‖v‖ ≤ θ", at: Point(132, 244), .label)
  return drawing.document
}
