/// A straight line across a chart: a height to compare curves with or, among
/// the `boundaries` of a chart, a place where something begins or ends.
///
///     Reference("uniform: 28", at: 28)
public struct Reference: Equatable, Sendable {
  /// The text beside the line.
  public let label: String
  /// The place of the line: its height, or where it crosses the horizontal
  /// axis.
  public let value: Double

  /// A line at a value of its axis; beyond the ends of the axis it is not
  /// drawn.
  public init(_ label: String, at value: Double) {
    self.label = label
    self.value = value
  }
}
