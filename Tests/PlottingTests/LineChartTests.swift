import Foundation
import Plotting
import Testing

@Suite struct LineChartTests {
  private let chart = LineChart(
    title: "Perplexity", x: Axis("epoch"),
    y: Axis("perplexity", scale: .logarithmic),
    series: [
      Series("training", values: (1...500).map { 1 + 24 / Double($0) }),
      Series(
        "held out", points: [(1, 25), (125, 8.5), (500, 82)], as: .dashed),
    ],
    references: [Reference("uniform: 28", at: 28)])

  private func shapes(_ chart: LineChart) throws -> DrawnShapes {
    try #require(DrawnShapes(chart.svg))
  }

  @Test("the same chart has the same bytes; another value changes them")
  func determinism() {
    var other = chart
    other.references = [Reference("uniform: 28", at: 27)]
    #expect(chart.svg == chart.svg)
    #expect(chart.svg != other.svg)
  }

  @Test("a long series is one path, with coordinates to a tenth")
  func longSeries() throws {
    let values = (0..<2000).map { sin(Double($0) / 90) }
    let long = LineChart(
      title: "", x: Axis("t"), y: Axis("x"),
      series: [Series("wave", values: values)])
    let curves = try shapes(long).curves
    #expect(curves.count == 1)
    let data = try #require(curves.first?.attributes["d"])
    #expect(data.filter { $0 == "M" }.count == 1)
    #expect(DrawnShapes.points(of: curves[0]).count > 1500)
    for number in data.split(whereSeparator: { "ML ".contains($0) }) {
      #expect(number.wholeMatch(of: /-?\d+(\.\d)?/) != nil)
    }
  }

  @Test("no number that is not finite reaches the drawing")
  func nonFinite() throws {
    let odd: [Double] = [
      .nan, 3, .infinity, 0, -.infinity, -2, .greatestFiniteMagnitude,
      .leastNonzeroMagnitude, 1e100, -1e100, 5, .nan,
    ]
    for scale in [Axis.Scale.linear, .logarithmic] {
      for mark in [Series.Mark.line, .dashed, .markers, .dots] {
        let series = [
          Series("values", values: odd, as: mark),
          Series("turned", points: zip(odd, odd.reversed()), as: mark),
        ]
        let chart = LineChart(
          title: "", x: Axis("", scale: scale), y: Axis("", scale: scale),
          series: series, references: odd.map { Reference("", at: $0) },
          boundaries: odd.map { Reference("", at: $0) })
        for shape in try shapes(chart).all where shape.name != "style" {
          for (_, value) in shape.attributes {
            #expect(value.firstMatch(of: /(?i)nan|inf/) == nil)
          }
        }
      }
    }
  }

  @Test("a point that is not finite breaks the line in two")
  func brokenLine() throws {
    let broken = LineChart(
      title: "", x: Axis(""), y: Axis(""),
      series: [Series("s", values: [1, 2, 3, .nan, 4, 5])])
    let curves = try shapes(broken).curves
    let data = try #require(curves.first?.attributes["d"])
    #expect(data.filter { $0 == "M" }.count == 2)
    #expect(DrawnShapes.points(of: curves[0]).count == 5)
  }

  @Test("legend and reference names lie outside the data")
  func outside() throws {
    let shapes = try shapes(chart)
    let points = shapes.curves.flatMap(DrawnShapes.points)
    let top = try #require(points.map(\.y).min())
    let right = try #require(points.map(\.x).max())
    let group = try #require(
      shapes.named("g").compactMap { $0.attributes["transform"] }.first)
    let offset = try #require(group.split { " )".contains($0) }.last)
    let groupY = try #require(Double(offset))
    for name in ["training", "held out"] {
      let text = try #require(shapes.named("text").first { $0.text == name })
      let y = try #require(Double(text.attributes["y"] ?? ""))
      #expect(y + groupY < top)
    }
    let label = shapes.named("text").first { $0.text == "uniform: 28" }
    let x = try #require(Double(label?.attributes["x"] ?? ""))
    #expect(x > right)
  }

  @Test("values between explicit ends are drawn, the rest is cut off")
  func clipping() throws {
    var clipped = chart
    clipped.x = Axis("epoch", range: 100...200)
    clipped.y = Axis("perplexity", range: 0...10)
    let shapes = try shapes(clipped)
    let axis = try #require(
      shapes.named("line").first { $0.classes == ["axis"] }?.attributes)
    let left = try #require(Double(axis["x1"] ?? ""))
    let right = try #require(Double(axis["x2"] ?? ""))
    let points = shapes.curves.flatMap(DrawnShapes.points)
    #expect(points.map(\.x).min() == left && points.map(\.x).max() == right)
    #expect(!shapes.all.contains { $0.classes == ["reference"] })
  }

  @Test("each finite point of a marker series is one circle")
  func markers() throws {
    let dots = LineChart(
      title: "", x: Axis(""), y: Axis(""),
      series: [Series("s", values: [1, .nan, 3, 4, 2], as: .markers)])
    // Two more are the sample in the legend.
    #expect(try shapes(dots).named("circle").count == 4 + 2)
  }

  @Test("no two of thirty series look alike")
  func manySeries() throws {
    let many = LineChart(
      title: "", x: Axis(""), y: Axis(""),
      series: (1...30).map { Series("series \($0)", values: [1, Double($0)]) })
    let looks = try shapes(many).curves.map(\.classes)
    #expect(looks.count == 30)
    #expect(Set(looks).count == 30)
  }

  @Test("texts that are too long are shortened or broken, not cut off")
  func longTexts() throws {
    let words = String(repeating: "word ", count: 60)
    let long = LineChart(
      title: words, x: Axis(words), y: Axis(words),
      series: [Series(words, values: [1, 2])],
      references: [Reference(words, at: 1.5)])
    let texts = try shapes(long).named("text")
    #expect(texts.allSatisfy { $0.text.count < 110 })
    let title = texts.filter { $0.classes == ["title"] }.map(\.text)
    #expect(title.joined(separator: " ") + " " == words)
  }

  @Test("the alternative text names every series with its ends and extremes")
  func alternativeText() throws {
    let text = chart.alternativeText
    #expect(
      text.hasPrefix(
        "Line chart of perplexity (logarithmic) against epoch."))
    #expect(
      text.contains(
        "“held out”: from 25 at 1 to 82 at 500; least 8.5 at 125, "
          + "greatest 82 at 500."))
    #expect(text.contains("“uniform: 28” at 28."))
    #expect(try shapes(chart).named("desc").map(\.text) == [text])
  }

  @Test("a chart is written as its SVG")
  func writing() throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("chart-\(UUID().uuidString).svg")
    defer { try? FileManager.default.removeItem(at: file) }
    try chart.write(to: file.path)
    #expect(try String(contentsOf: file, encoding: .utf8) == chart.svg)
  }

  @Test("values stand at 1, 2, 3 and so on")
  func valuesAreCounted() {
    let points = [Point(1, 0.5), Point(2, 0.25)]
    #expect(Series("s", values: [0.5, 0.25]).points == points)
  }
}
