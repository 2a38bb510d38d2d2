import Foundation

/// An axis fitted to its data: it turns values into positions along the axis.
struct AxisScale {
  let scale: Axis.Scale
  let range: ClosedRange<Double>
  /// The ticks inside the range, ascending.
  let ticks: [Tick]

  /// Fits an axis to values, of which those that cannot be drawn do not count.
  init(_ axis: Axis, values: [Double], tickCount: Int) {
    let scale = axis.scale
    let drawn = values.filter { Self.canDraw($0, on: scale) }
    let tight = axis.range ?? Self.widened(drawn, on: scale)
    let ticks = Tick.ticks(over: tight, on: scale, count: tickCount)
    let range =
      axis.range ?? Self.snapped(tight, to: ticks.map(\.value), on: scale)
    self.scale = scale
    self.range = range
    self.ticks = ticks.filter { range.contains($0.value) }
  }

  /// Whether a value has a place on an axis: it is finite, of a size whose
  /// differences stay finite too, and positive on a logarithmic axis.
  static func canDraw(_ value: Double, on scale: Axis.Scale) -> Bool {
    switch scale {
    case .linear: value.magnitude <= 1e100
    case .logarithmic: value >= 1e-100 && value <= 1e100
    }
  }

  /// The place of a value: 0 at the lower end of the axis, 1 at the upper end,
  /// nothing for a value that cannot be drawn.
  func position(of value: Double) -> Double? {
    guard Self.canDraw(value, on: scale) else { return nil }
    let lower = Self.transform(range.lowerBound, scale)
    let upper = Self.transform(range.upperBound, scale)
    let place = (Self.transform(value, scale) - lower) / (upper - lower)
    return min(max(place, -1e6), 1e6)
  }

  /// Where the ticks are, with what is written at each.
  var marks: [(position: Double, label: String)] {
    ticks.compactMap { tick in
      position(of: tick.value).map { ($0, tick.label) }
    }
  }

  // MARK: Choosing the ends

  private static func transform(_ value: Double, _ scale: Axis.Scale) -> Double
  {
    scale == .linear ? value : log10(value)
  }

  /// The least and the greatest value, moved apart where they are one.
  private static func widened(
    _ values: [Double], on scale: Axis.Scale
  ) -> ClosedRange<Double> {
    guard let least = values.min(), let greatest = values.max() else {
      return scale == .linear ? 0...1 : 1...10
    }
    let size = max(least.magnitude, greatest.magnitude)
    if greatest - least > max(size * 1e-9, 1e-100) { return least...greatest }
    switch scale {
    case .linear:
      let margin = size > 1e-99 ? size / 2 : 1
      return least - margin...greatest + margin
    case .logarithmic:
      return least / 2...greatest * 2
    }
  }

  /// Moves each end outwards to the next tick where that is near: less than
  /// half the distance between two ticks away.
  private static func snapped(
    _ range: ClosedRange<Double>, to ticks: [Double], on scale: Axis.Scale
  ) -> ClosedRange<Double> {
    guard let first = ticks.first, let last = ticks.last, ticks.count > 1
    else { return range }
    func isNear(_ end: Double, _ outer: Double, inner: Double) -> Bool {
      let outside = transform(outer, scale)
      let gap = abs(transform(inner, scale) - outside)
      return abs(transform(end, scale) - outside) < gap / 2
    }
    let (lower, upper) = (range.lowerBound, range.upperBound)
    let meetsFirst = first <= lower && isNear(lower, first, inner: ticks[1])
    let meetsLast =
      last >= upper && isNear(upper, last, inner: ticks[ticks.count - 2])
    return (meetsFirst ? first : lower)...(meetsLast ? last : upper)
  }
}
