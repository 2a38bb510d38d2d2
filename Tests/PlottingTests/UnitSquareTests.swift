import Testing

@testable import Plotting

@Suite struct UnitSquareTests {
  /// From 0 to 10 and from 0 to 4.
  private let square = UnitSquare(
    x: AxisScale(Axis("x", range: 0...10), values: [], tickCount: 5),
    y: AxisScale(Axis("y", range: 0...4), values: [], tickCount: 5))

  private func runs(_ points: [(Double, Double)]) -> [[Point]] {
    square.runs(through: points.map { Point($0.0, $0.1) })
  }

  @Test("a line inside is one run through all its points")
  func inside() {
    #expect(
      runs([(0, 0), (5, 1), (10, 4)])
        == [[Point(0, 0), Point(0.5, 0.25), Point(1, 1)]])
  }

  @Test("a line that leaves is cut at the border, and so where it returns")
  func leaving() {
    #expect(
      runs([(0, 2), (5, 6), (10, 2)])
        == [
          [Point(0, 0.5), Point(0.25, 1)], [Point(0.75, 1), Point(1, 0.5)],
        ])
  }

  @Test("a segment between two points outside is seen where it crosses")
  func crossing() {
    #expect(runs([(-10, 2), (20, 2)]) == [[Point(0, 0.5), Point(1, 0.5)]])
    #expect(runs([(-1, 3), (1, 6)]) == [])
    #expect(runs([(3, 5), (7, 5)]) == [])
  }

  @Test("a point that cannot be drawn breaks the line; a lone point stays")
  func breaks() {
    #expect(
      runs([(0, 0), (5, 2), (5, .nan), (10, 4), (.infinity, 0), (0, 4)])
        == [[Point(0, 0), Point(0.5, 0.5)], [Point(1, 1)], [Point(0, 1)]])
  }

  @Test("nothing is ever outside the square, however far the points are")
  func bounds() {
    var points: [(Double, Double)] = []
    for size in [1, 11, 1e3, 1e9, 1e99] {
      points += [(size, -size), (-size, size), (size, 3), (5, -size)]
    }
    let places = runs(points).flatMap { $0 }
    #expect(!places.isEmpty)
    for place in places {
      #expect((0...1).contains(place.x) && (0...1).contains(place.y))
    }
  }

  @Test("markers are the points inside, alone")
  func markers() {
    let points = [Point(5, 2), Point(11, 2), Point(.nan, 1), Point(0, 4)]
    #expect(square.markers(points) == [Point(0.5, 0.5), Point(0, 1)])
  }
}
