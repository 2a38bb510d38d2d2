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
      let sample: [[Double]] =
        switch series[index].mark {
        case .markers: [[start + 10], [end - 10]]
        case .dots: [[start + 8], [(start + end) / 2], [end - 8]]
        case .line, .dashed: [[start, end]]
        }
      drawing.marks(
        sample.map { $0.map { Point($0, middle) } }, of: index, in: series)
      drawing.text(label, at: Point(end + 8, middle + 4.5), .label)
    }
  }
}

extension SVG {
  /// What shows a series of a chart, in the chart and in its legend: lines, or
  /// a circle or a dot for each point.
  mutating func marks(_ runs: [[Point]], of index: Int, in series: [Series]) {
    switch series[index].mark {
    case .markers:
      for point in runs.joined() {
        circle(at: point, radius: 3, .fill(index))
      }
    case .dots:
      // One path for all, in which each run of one point is a dot.
      path(runs: runs, .line(index), .dots)
    case .dashed:
      path(runs: runs, .line(index), .dashed)
    case .line:
      // Only the lines count, so that the first one has no dashes. A second
      // round through the colours meets the patterns one step later.
      let lines = series[..<index].count { !$0.isScattered }
      let pattern = lines + lines / Palette.series.count
      path(runs: runs, .line(index), .dash(pattern))
    }
  }
}
