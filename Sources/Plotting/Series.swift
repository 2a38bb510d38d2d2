/// One named sequence of points in a chart.
///
///     Series("training", values: perplexities)
///     Series("held out", points: zip(epochs, perplexities), as: .dashed)
public struct Series: Equatable, Sendable {
  /// How the points of a series are shown.
  public enum Mark: Sendable {
    /// Joined by a line; each line of a chart has its own pattern of dashes,
    /// the first none.
    case line
    /// Joined by a line of short, even dashes.
    case dashed
    /// A dot for each point, not joined.
    case markers
    /// A small dot for each point, not joined: for hundreds of points.
    case dots
  }

  /// Whether the points stand alone rather than on a line.
  var isScattered: Bool { mark == .markers || mark == .dots }

  /// The name shown in the legend; an empty one is left out there.
  public let name: String
  /// The points in the order in which they are joined.
  public let points: [Point]
  /// How the points are shown.
  public let mark: Mark

  /// A series of points (x, y). Where a point is not finite, the line breaks.
  public init(
    _ name: String, points: some Sequence<(Double, Double)>,
    as mark: Mark = .line
  ) {
    self.name = name
    self.points = points.map(Point.init)
    self.mark = mark
  }

  /// A series of values at x = 1, 2, 3, …
  public init(
    _ name: String, values: some Sequence<Double>, as mark: Mark = .line
  ) {
    let points = values.enumerated().map { (Double($0 + 1), $1) }
    self.init(name, points: points, as: mark)
  }
}
