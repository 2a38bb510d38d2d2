/// The names of the series beside samples of their marks, in rows.
struct Legend {
  private static let sampleWidth = 36.0
  private static let rowHeight = 22.0

  private let series: [Series]
  private let entries: [(index: Int, label: String, at: Point)]

  /// The height of all rows.
  let height: Double

  /// Lays out the names from left to right, and in as many rows as they need.
  init(_ series: [Series], width: Double) {
    var corner = Point(0, 0)
    var entries: [(Int, String, Point)] = []
    for (index, series) in series.enumerated() where !series.name.isEmpty {
      let label = TextFit.shortened(
        series.name, to: width - Self.sampleWidth - 8)
      let entryWidth = Self.sampleWidth + 8 + TextFit.width(label)
      if corner.x > 0, corner.x + entryWidth > width {
        corner = Point(0, corner.y + Self.rowHeight)
      }
      entries.append((index, label, corner))
      corner.x += entryWidth + 20
    }
    self.series = series
    self.entries = entries
    height = entries.isEmpty ? 0 : corner.y + Self.rowHeight
  }

  /// Draws the rows, the upper left corner at the origin.
  func draw(in drawing: inout SVG) {
    for (index, label, corner) in entries {
      let middle = corner.y + Self.rowHeight / 2
      let (start, end) = (corner.x, corner.x + Self.sampleWidth)
      switch series[index].mark {
      case .markers:
        for x in [start + 10, end - 10] {
          drawing.circle(at: Point(x, middle), radius: 3, .fill(index))
        }
      case .dots:
        let places = [start + 8, (start + end) / 2, end - 8]
        drawing.path(
          runs: places.map { [Point($0, middle)] }, .line(index), .dots)
      case .line, .dashed:
        drawing.path(
          [Point(start, middle), Point(end, middle)], .line(index),
          .pattern(of: index, in: series))
      }
      drawing.text(label, at: Point(end + 8, middle + 4.5), .label)
    }
  }
}
