import Plotting
import Testing

@Suite struct BoundaryTests {
  private func chart(_ boundaries: Reference...) -> LineChart {
    LineChart(
      title: "Series", x: Axis("time", range: 0...1000), y: Axis("x"),
      series: [
        Series("data", points: [(0, 0), (1000, 1)]),
        Series("predictions", points: [(200, 1), (400, 0.5)], as: .dots),
      ],
      boundaries: boundaries)
  }

  @Test("a boundary is a vertical line at its place, from bottom to top")
  func place() throws {
    let chart = chart(Reference("training ends", at: 250))
    let shapes = try #require(DrawnShapes(chart.svg))
    let line = try #require(
      shapes.named("line").first { $0.classes == ["reference"] }?.attributes)
    func number(_ name: String) throws -> Double {
      try #require(Double(line[name] ?? ""))
    }
    let points = DrawnShapes.points(of: shapes.curves[0])
    let (left, right) = (points[0].x, points[1].x)
    let x = left + (right - left) / 4
    #expect(try abs(number("x1") - x) < 0.11 && number("x1") == number("x2"))
    #expect(try number("y1") == points[0].y && number("y2") == points[1].y)
    let name = shapes.named("text").first { $0.text == "training ends" }
    let baseline = try #require(Double(name?.attributes["y"] ?? ""))
    #expect(try baseline < number("y2"))
    let axis = shapes.named("text").first { $0.text == "x" }
    let above = try #require(Double(axis?.attributes["y"] ?? ""))
    #expect(above <= baseline - 15)
    #expect(chart.alternativeText.contains("line “training ends” at 250."))
  }

  @Test("a boundary beyond the axis is not drawn; names do not overlap")
  func unnamed() throws {
    let chart = chart(
      Reference("first", at: 500), Reference("second", at: 501),
      Reference("beyond", at: 1001))
    let shapes = try #require(DrawnShapes(chart.svg))
    #expect(shapes.named("line").count { $0.classes == ["reference"] } == 2)
    let texts = shapes.named("text").map(\.text)
    #expect(texts.contains("first") && !texts.contains("second"))
    #expect(!texts.contains("beyond"))
  }

  @Test("without a range the axis reaches to the boundaries")
  func fitted() throws {
    let chart = LineChart(
      title: "", x: Axis("time"), y: Axis(""),
      series: [Series("", values: [1, 2])],
      boundaries: [Reference("far", at: 90)])
    let shapes = try #require(DrawnShapes(chart.svg))
    #expect(shapes.named("line").contains { $0.classes == ["reference"] })
  }

  @Test("dots are one path with a dot for each point that lies inside")
  func dots() throws {
    let values: [Double] = [1, .nan, 3, 4, 2]
    let chart = LineChart(
      title: "", x: Axis(""), y: Axis("", range: 0...3.5),
      series: [Series("s", values: values, as: .dots)])
    let shapes = try #require(DrawnShapes(chart.svg))
    let path = try #require(shapes.curves.first)
    #expect(path.classes == ["line-1", "dots"])
    let data = path.attributes["d"] ?? ""
    #expect(data.count { $0 == "M" } == 3)
    #expect(!data.contains("L"))
  }

  @Test("the first line is solid, whatever stands before it as dots")
  func firstLine() throws {
    let marks: [Series.Mark] = [.dots, .line, .markers, .line]
    let chart = LineChart(
      title: "", x: Axis(""), y: Axis(""),
      series: marks.map { Series("s", values: [1, 2], as: $0) })
    let shapes = try #require(DrawnShapes(chart.svg))
    let dashes = shapes.named("path").compactMap { shape in
      shape.classes.first { $0.hasPrefix("dash-") }
    }
    // The legend first, then the curves: the same in both.
    #expect(dashes == ["dash-1", "dash-2", "dash-1", "dash-2"])
  }
}
