extension SVG {
  /// A path with an arrowhead at its last point.
  public mutating func arrow(through points: Point..., style: SVGStyle = .axis)
  {
    guard points.count > 1 else { return }
    let (start, tip) = (points[points.count - 2], points[points.count - 1])
    let (dx, dy) = (tip.x - start.x, tip.y - start.y)
    let length = (dx * dx + dy * dy).squareRoot()
    guard length > 0 else { return }
    let (ux, uy) = (dx / length, dy / length)
    let (long, wide) = (7.0, 4.0)
    let neck = Point(tip.x - long * ux, tip.y - long * uy)
    path(points, style)
    path(
      [
        Point(neck.x - wide * uy, neck.y + wide * ux), tip,
        Point(neck.x + wide * uy, neck.y - wide * ux),
      ], style)
  }
}
