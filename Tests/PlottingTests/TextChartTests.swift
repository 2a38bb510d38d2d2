import Foundation
import Plotting
import Testing

@Suite struct TextChartTests {
  private func lines(_ chart: LineChart) -> [String] {
    TextChart(chart).description.components(separatedBy: "\n")
  }

  @Test("a chart fits into 78 columns and 16 rows")
  func size() {
    let chart = LineChart(
      title: String(repeating: "long ", count: 30), x: Axis("epoch"),
      y: Axis("perplexity", scale: .logarithmic),
      series: [
        Series("training", values: (1...500).map { 1 + 24 / Double($0) }),
        Series("held out", values: (1...500).map { 8 + Double($0) / 10 }),
      ],
      references: [Reference("uniform: 28", at: 28)])
    let lines = lines(chart)
    #expect(lines.count == 16)
    #expect(lines.allSatisfy { $0.count <= 78 })
    #expect(lines.last == "* training   o held out   · uniform: 28")
  }

  @Test("a rising line has a mark in every column, each no lower than the last")
  func risingLine() {
    let chart = LineChart(
      title: "", x: Axis("x"), y: Axis("y"),
      series: [Series("", points: [(0, 0), (6, 3)])])
    let plot = lines(chart).filter { $0.contains("│") || $0.contains("┤") }
      .map { Array($0.drop { $0 != "│" && $0 != "┤" }.dropFirst()) }
    let width = plot.map(\.count).max() ?? 0
    var lowest = plot.count
    for column in 0..<width {
      let rows = plot.indices.filter {
        column < plot[$0].count && plot[$0][column] == "*"
      }
      #expect(rows.count == 1)
      #expect(rows.allSatisfy { $0 <= lowest })
      lowest = rows.first ?? lowest
    }
    #expect(lowest == 0)
    #expect(width > 60)
  }

  @Test("markers are not joined, and lines break at missing points")
  func marksAlone() {
    func count(_ mark: Series.Mark, _ values: [Double]) -> Int {
      let chart = LineChart(
        title: "", x: Axis("x"), y: Axis("y"),
        series: [Series("", values: values, as: mark)])
      return TextChart(chart).description.filter { $0 == "*" }.count
    }
    #expect(count(.markers, [1, 9, 2]) == 3)
    #expect(count(.line, [1, .nan, 2, .infinity, 3]) == 3)
    #expect(count(.line, [.nan]) == 0)
  }

  @Test("equal ratios take equal height on a logarithmic axis")
  func logarithmic() {
    let chart = LineChart(
      title: "", x: Axis("x"), y: Axis("y", scale: .logarithmic),
      series: [Series("", values: [1, 10, 100, 1000], as: .markers)])
    let rows = lines(chart).indices.filter { lines(chart)[$0].contains("*") }
    let gaps = zip(rows.dropFirst(), rows).map { $0 - $1 }
    #expect(rows.count == 4)
    #expect((gaps.max() ?? 9) - (gaps.min() ?? 0) <= 1)
  }

  @Test("control characters and line breaks do not reach the terminal")
  func controlCharacters() {
    let chart = LineChart(
      title: "a\u{1B}[31m\nb", x: Axis("x"), y: Axis("y"),
      series: [Series("s", values: [1, 2])])
    #expect(lines(chart)[0] == "a[31m b")
  }
}
