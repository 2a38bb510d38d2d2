/// A horizontal line across a chart, to compare curves with.
///
///     Reference("uniform: 28", at: 28)
public struct Reference: Equatable, Sendable {
  /// The text beside the line.
  public let label: String
  /// The height of the line, on the vertical axis.
  public let value: Double

  /// A line at a height; outside the vertical axis it is not drawn.
  public init(_ label: String, at value: Double) {
    self.label = label
    self.value = value
  }
}
