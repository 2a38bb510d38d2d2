/// A chart's plotting area before it has a size: (0, 0) is its lower left
/// corner, (1, 1) its upper right one.
struct UnitSquare {
  let x: AxisScale
  let y: AxisScale

  /// The place of a point, which may lie outside the square.
  func place(_ point: Point) -> Point? {
    guard let x = x.position(of: point.x), let y = y.position(of: point.y)
    else { return nil }
    return Point(x, y)
  }

  /// The points of a series that lie inside the square.
  func markers(_ points: [Point]) -> [Point] {
    points.compactMap(place).filter(Self.contains)
  }

  /// The line through the points, cut into the runs that lie inside the square.
  /// Points that cannot be drawn break it.
  func runs(through points: [Point]) -> [[Point]] {
    var runs: [[Point]] = []
    var previous: Point?
    for point in points {
      let current = place(point)
      defer { previous = current }
      guard let current else { continue }
      if let previous {
        guard let (start, end) = Self.clip(previous, current) else { continue }
        if runs.last?.last != start { runs.append([start]) }
        runs[runs.count - 1].append(end)
      } else if Self.contains(current) {
        runs.append([current])
      }
    }
    return runs
  }

  private static func contains(_ point: Point) -> Bool {
    (0...1).contains(point.x) && (0...1).contains(point.y)
  }

  /// The part of a segment inside the square (Liang and Barsky, 1984).
  ///
  /// On the segment start + t (end - start), each of the four sides allows
  /// either t ≥ distance / change or t ≤ distance / change.
  private static func clip(_ start: Point, _ end: Point) -> (Point, Point)? {
    let dx = end.x - start.x
    let dy = end.y - start.y
    var (first, last) = (0.0, 1.0)
    let sides = [
      (-dx, start.x), (dx, 1 - start.x), (-dy, start.y), (dy, 1 - start.y),
    ]
    for (change, distance) in sides {
      if change == 0 {
        if distance < 0 { return nil }
      } else if change < 0 {
        first = max(first, distance / change)
      } else {
        last = min(last, distance / change)
      }
    }
    guard first <= last else { return nil }
    func at(_ t: Double) -> Point {
      Point(
        min(max(start.x + t * dx, 0), 1), min(max(start.y + t * dy, 0), 1))
    }
    return (first == 0 ? start : at(first), last == 1 ? end : at(last))
  }
}
