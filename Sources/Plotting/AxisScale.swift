import Foundation

/// An axis fitted to its data: it turns values into positions along the axis.
struct AxisScale {
  let scale: Axis.Scale
  let range: ClosedRange<Double>
  /// The ticks inside the range, ascending.
  let ticks: Ticks

  /// Fits an axis to values, of which those that cannot be drawn do not count.
  init(_ axis: Axis, values: [Double], tickCount: Int) {
    scale = axis.scale
    let candidates: Ticks
    if let range = axis.range {
      candidates = Self.ticks(over: range, on: scale, count: tickCount)
      self.range = range
    } else {
      let drawn = values.filter { Self.canDraw($0, on: axis.scale) }
      let tight = Self.widened(drawn, on: scale)
      candidates = Self.ticks(over: tight, on: scale, count: tickCount)
      range = Self.snapped(tight, to: candidates.values, on: scale)
    }
    let inside = candidates.values.indices.filter { [range] index in
      range.contains(candidates.values[index])
    }
    ticks = Ticks(
      values: inside.map { candidates.values[$0] },
      labels: inside.map { candidates.labels[$0] })
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
    zip(ticks.values, ticks.labels).compactMap { value, label in
      position(of: value).map { ($0, label) }
    }
  }

  // MARK: Choosing the ends

  private static func transform(_ value: Double, _ scale: Axis.Scale) -> Double
  {
    scale == .linear ? value : log10(value)
  }

  private static func ticks(
    over range: ClosedRange<Double>, on scale: Axis.Scale, count: Int
  ) -> Ticks {
    switch scale {
    case .linear: .linear(over: range, count: count)
    case .logarithmic: .logarithmic(over: range, count: count)
    }
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
    func end(_ value: Double, outer: Double, inner: Double) -> Double {
      let place = transform(value, scale)
      let outside = transform(outer, scale)
      let gap = abs(transform(inner, scale) - outside)
      return abs(place - outside) < gap / 2 ? outer : value
    }
    let last = ticks.count - 1
    guard last >= 1 else { return range }
    var (lower, upper) = (range.lowerBound, range.upperBound)
    if ticks[0] <= lower {
      lower = end(lower, outer: ticks[0], inner: ticks[1])
    }
    if ticks[last] >= upper {
      upper = end(upper, outer: ticks[last], inner: ticks[last - 1])
    }
    return lower...upper
  }
}
