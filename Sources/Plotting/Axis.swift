import Basics

/// One axis of a chart: what it measures, its scale and, if you wish, its ends.
///
///     Axis("epoch")
///     Axis("perplexity", scale: .logarithmic, range: 1...100)
public struct Axis: Equatable, Sendable {
  /// How values are laid out along an axis.
  public enum Scale: Sendable {
    /// Equal differences take equal space.
    case linear
    /// Equal ratios take equal space; base 10, positive values only.
    case logarithmic
  }

  /// What the axis measures, with its unit.
  public let label: String
  /// Whether equal differences or equal ratios take equal space.
  public let scale: Scale
  /// The two ends of the axis, or nothing to take them from the data.
  public let range: ClosedRange<Double>?

  /// An axis; without a `range` it reaches from the least value of the data to
  /// the greatest, or a little beyond, to the nearest tick.
  public init(
    _ label: String, scale: Scale = .linear, range: ClosedRange<Double>? = nil
  ) {
    if let range {
      let isDrawable =
        range.lowerBound < range.upperBound
        && AxisScale.canDraw(range.lowerBound, on: scale)
        && AxisScale.canDraw(range.upperBound, on: scale)
      require(
        isDrawable,
        "The axis “\(label)” cannot reach from \(range.lowerBound) to "
          + "\(range.upperBound): the ends must be finite and different, "
          + "and positive on a logarithmic scale.")
    }
    self.label = label
    self.scale = scale
    self.range = range
  }
}
