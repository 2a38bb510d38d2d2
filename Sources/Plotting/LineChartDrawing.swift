/// A line chart laid out in pixels: from the top the title, the legend and the
/// name of the vertical axis; then the curves; below them the horizontal axis.
struct LineChartDrawing {
  private static let width = 440.0
  private static let plotHeight = 220.0
  private static let margin = 12.0

  private let chart: LineChart
  private let square: UnitSquare
  private let legend: Legend
  private let titleLines: [String]
  /// The references that lie between the ends of the vertical axis.
  private let references: [(label: String, position: Double)]
  /// The same for the boundaries and the horizontal axis.
  private let boundaries: [(label: String, position: Double)]
  private let left, right, top, bottom: Double

  init(_ chart: LineChart) {
    self.chart = chart
    let inner = Self.width - 2 * Self.margin
    square = chart.fitted(xTicks: 5, yTicks: 5)
    titleLines = TextFit.lines(
      chart.title, within: inner, size: TextFit.titleSize)
    legend = Legend(chart.series, width: inner)
    references = Self.placed(chart.references, on: square.y)
    boundaries = Self.placed(chart.boundaries, on: square.x)

    let tickWidths = square.y.ticks.map { TextFit.width($0.label) }
    let labelWidths = references.map { TextFit.width($0.label) }
    left = Self.margin + (tickWidths.max() ?? 0) + 8
    right = Self.width - max(20, (labelWidths.max() ?? 0) + 12)
    let boundaryRow = boundaries.isEmpty ? 0.0 : 18
    top = 12 + 24 * Double(titleLines.count) + legend.height + 36 + boundaryRow
    bottom = top + Self.plotHeight
  }

  /// The lines that lie between the ends of their axis.
  private static func placed(_ lines: [Reference], on axis: AxisScale)
    -> [(label: String, position: Double)]
  {
    lines.compactMap { line in
      guard let position = axis.position(of: line.value),
        (0...1).contains(position)
      else { return nil }
      return (TextFit.shortened(line.label, to: 180), position)
    }
  }

  /// The finished drawing.
  var drawing: SVG {
    var drawing = SVG(
      width: Self.width, height: bottom + 56, title: chart.title,
      description: chart.alternativeText)
    for (index, line) in titleLines.enumerated() {
      let baseline = 28 + 24 * Double(index)
      drawing.text(line, at: Point(Self.margin, baseline), .title)
    }
    let legendTop = 12 + 24 * Double(titleLines.count)
    drawing.group(movedBy: Point(Self.margin, legendTop)) {
      legend.draw(in: &$0)
    }
    drawing.group { drawGrid(in: &$0) }
    drawing.group { drawHorizontalAxis(in: &$0) }
    drawing.group { drawReferences(in: &$0) }
    if !boundaries.isEmpty { drawing.group { drawBoundaries(in: &$0) } }
    drawing.group { drawing in
      for (index, series) in chart.series.enumerated() {
        let runs =
          series.isScattered
          ? square.markers(series.points).map { [$0] }
          : square.runs(through: series.points)
        drawing.marks(
          runs.map { $0.map(pixel) }, of: index, in: chart.series)
      }
    }
    return drawing
  }

  /// From the unit square to pixels.
  private func pixel(_ point: Point) -> Point {
    Point(
      left + point.x * (right - left), bottom - point.y * (bottom - top))
  }

  // MARK: Parts

  private func drawGrid(in drawing: inout SVG) {
    for (position, label) in square.y.marks {
      let start = pixel(Point(0, position))
      let end = pixel(Point(1, position))
      drawing.line(from: start, to: end, .grid)
      drawing.text(
        label, at: Point(left - 8, start.y + 4), anchor: .end, .note)
    }
    let label = TextFit.shortened(
      chart.y.label, to: Self.width - 2 * Self.margin)
    let row = boundaries.isEmpty ? 16.0 : 34  // above the boundaries' names
    drawing.text(label, at: Point(Self.margin, top - row), .label)
  }

  private func drawHorizontalAxis(in drawing: inout SVG) {
    drawing.line(from: Point(left, bottom), to: Point(right, bottom), .axis)
    var row = NameRow(baseline: bottom + 19, width: Self.width)
    for (position, label) in square.x.marks {
      let x = pixel(Point(position, 0)).x
      drawing.line(from: Point(x, bottom), to: Point(x, bottom + 5), .axis)
      row.draw(label, around: x, in: &drawing)
    }
    let label = TextFit.shortened(chart.x.label, to: right - left)
    drawing.text(
      label, at: Point((left + right) / 2, bottom + 42), anchor: .middle,
      .label)
  }

  private func drawBoundaries(in drawing: inout SVG) {
    var row = NameRow(baseline: top - 8, width: Self.width)
    for boundary in boundaries.sorted(by: { $0.position < $1.position }) {
      let start = pixel(Point(boundary.position, 0))
      drawing.line(from: start, to: Point(start.x, top), .reference)
      row.draw(boundary.label, around: start.x, in: &drawing)
    }
  }

  private func drawReferences(in drawing: inout SVG) {
    for reference in references {
      let start = pixel(Point(0, reference.position))
      drawing.line(from: start, to: Point(right, start.y), .reference)
    }
    // The names stand at the ends of their lines, a text line apart at least.
    var free = bottom + 4
    for reference in references.sorted(by: { $0.position < $1.position }) {
      let baseline = min(pixel(Point(0, reference.position)).y + 4, free)
      drawing.text(reference.label, at: Point(right + 8, baseline), .note)
      free = baseline - 15
    }
  }
}

/// Names side by side, kept inside the drawing's width. Those are left out that
/// would run into the one before them.
private struct NameRow {
  let baseline: Double
  let width: Double
  var free = 0.0

  mutating func draw(_ name: String, around x: Double, in drawing: inout SVG) {
    let half = TextFit.width(name) / 2
    let center = min(max(x, half), width - half)
    guard center - half >= free else { return }
    drawing.text(name, at: Point(center, baseline), anchor: .middle, .note)
    free = center + half + 8
  }
}
