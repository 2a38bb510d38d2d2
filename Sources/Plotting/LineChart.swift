import OutputFiles

/// Curves over a pair of axes.
///
///     let chart = LineChart(
///       title: "Perplexity", x: Axis("epoch"),
///       y: Axis("perplexity", scale: .logarithmic),
///       series: [Series("training", values: perplexities)],
///       references: [Reference("uniform: 28", at: 28)])
///     try chart.write(to: "perplexity.svg")
///
/// Points that are not finite, or not positive on a logarithmic axis, are left
/// out and break the line; what lies outside the axes is cut off.
public struct LineChart: Equatable, Sendable {
  /// The heading.
  public var title: String
  /// The horizontal axis.
  public var x: Axis
  /// The vertical axis.
  public var y: Axis
  /// The curves; later ones are drawn over earlier ones.
  public var series: [Series]
  /// Horizontal lines to compare the curves with.
  public var references: [Reference]
  /// Vertical lines that divide the chart, with their names above it.
  public var boundaries: [Reference]

  /// A chart of some series.
  public init(
    title: String, x: Axis, y: Axis, series: [Series],
    references: [Reference] = [], boundaries: [Reference] = []
  ) {
    self.title = title
    self.x = x
    self.y = y
    self.series = series
    self.references = references
    self.boundaries = boundaries
  }

  /// The chart as the text of an SVG file: the same bytes for the same chart.
  public var svg: String { LineChartDrawing(self).drawing.document }

  /// Writes the chart as an SVG file, whole or not at all.
  ///
  /// - Throws: `OutputFileError`, saying why the file cannot be written.
  public func write(to path: String) throws(OutputFileError) {
    try OutputFile.write(svg, to: path)
  }

  /// The axes fitted to the series and the references.
  func fitted(xTicks: Int, yTicks: Int) -> UnitSquare {
    let x = AxisScale(
      self.x, values: drawnPoints.map(\.x) + boundaries.map(\.value),
      tickCount: xTicks)
    let y = AxisScale(
      self.y, values: drawnPoints.map(\.y) + references.map(\.value),
      tickCount: yTicks)
    return UnitSquare(x: x, y: y)
  }

  /// The points of all series that have a place on both axes.
  private var drawnPoints: [Point] { series.flatMap(drawnPoints) }

  private func drawnPoints(of series: Series) -> [Point] {
    series.points.filter {
      AxisScale.canDraw($0.x, on: x.scale)
        && AxisScale.canDraw($0.y, on: y.scale)
    }
  }
}

extension LineChart {
  /// What the chart shows, in words: for readers who do not see it.
  public var alternativeText: String {
    let scale = y.scale == .logarithmic ? " (logarithmic)" : ""
    var sentences = ["Line chart of \(y.label)\(scale) against \(x.label)."]
    sentences += series.map(sentence)
    for (kind, lines) in [("Reference", references), ("Vertical", boundaries)] {
      sentences += lines.map {
        "\(kind) line “\($0.label)” at \(Self.number($0.value))."
      }
    }
    return sentences.joined(separator: " ")
  }

  /// Where a series starts and ends, and how low and high it goes.
  private func sentence(about series: Series) -> String {
    let name = series.name.isEmpty ? "Series" : "“\(series.name)”"
    let points = drawnPoints(of: series)
    guard let first = points.first, let last = points.last,
      let least = points.min(by: { $0.y < $1.y }),
      let greatest = points.max(by: { $0.y < $1.y })
    else { return "\(name): no points." }
    func place(_ point: Point) -> String {
      "\(Self.number(point.y)) at \(Self.number(point.x))"
    }
    return "\(name): from \(place(first)) to \(place(last)); "
      + "least \(place(least)), greatest \(place(greatest))."
  }

  private static func number(_ value: Double) -> String {
    value.isFinite ? NumberText.significant(value, digits: 4) : "no number"
  }
}
