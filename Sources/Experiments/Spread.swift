/// What several seeds gave: the median, the least and the most.
///
///     Spread([8.2, 8.6, 8.1])!.median  // 8.2
public struct Spread: Equatable, Sendable {
  /// The number in the middle, the smallest and the largest.
  public let median, least, most: Double

  /// - Returns: nil if there are no values, or one of them is not a number.
  public init?(_ values: [Double]) {
    guard !values.isEmpty, !values.contains(where: \.isNaN) else { return nil }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    median =
      sorted.count.isMultiple(of: 2)
      ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    (least, most) = (sorted[0], sorted[sorted.count - 1])
  }
}
