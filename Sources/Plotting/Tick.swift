import Foundation

/// A place on an axis that carries a number, and the text of the number.
struct Tick: Equatable {
  let value: Double
  let label: String

  /// The ticks for a range, ascending and evenly placed; the first and the last
  /// may lie just outside it.
  static func ticks(
    over range: ClosedRange<Double>, on scale: Axis.Scale, count: Int
  ) -> [Tick] {
    switch scale {
    case .linear: linear(over: range, count: count)
    case .logarithmic: logarithmic(over: range, count: count)
    }
  }

  /// Multiples of 1, 2 or 5 times a power of ten, about `count` of them.
  private static func linear(
    over range: ClosedRange<Double>, count: Int
  ) -> [Tick] {
    let span = range.upperBound - range.lowerBound
    let (factor, power) = niceStep(atLeast: span / Double(count))
    let step = Double(factor) * pow(10, Double(power))
    let first = Int((range.lowerBound / step).rounded(.down))
    let last = Int((range.upperBound / step).rounded(.up))
    let values = (first...last).map { scaled(Double($0 * factor), by: power) }
    let greatest = max(values[0].magnitude, values[values.count - 1].magnitude)
    let usesPowers = greatest >= 1e7 || power < -6
    return values.map { value in
      guard usesPowers, value != 0 else {
        let decimals = max(0, -power)
        return Tick(
          value: value, label: NumberText.fixed(value, decimals: decimals))
      }
      let digits = NumberText.exponent(of: value) - power
      let decimals = min(max(0, digits), 15)
      return Tick(
        value: value, label: NumberText.scientific(value, decimals: decimals))
    }
  }

  /// Powers of ten, with 2 and 5 times each where the range has few of them.
  private static func logarithmic(
    over range: ClosedRange<Double>, count: Int
  ) -> [Tick] {
    let lower = log10(range.lowerBound)
    let upper = log10(range.upperBound)
    let factors = upper - lower <= 3.1 ? [1.0, 2, 5] : [1]
    let stride = max(1, Int(((upper - lower) / Double(count)).rounded(.up)))
    let first = Int(lower.rounded(.down))
    let last = Int(upper.rounded(.up))
    let decades = Swift.stride(from: first, through: last + stride, by: stride)
    let values = decades.flatMap { power in
      factors.map { scaled($0, by: power) }
    }
    let start = values.lastIndex { $0 <= range.lowerBound } ?? 0
    let end = values.firstIndex { $0 >= range.upperBound } ?? values.count - 1
    // Within less than a factor of three or so, even steps say more.
    guard end - start >= 3 else {
      return linear(over: range, count: count).filter { $0.value > 0 }
    }
    return values[start...end].map {
      Tick(value: $0, label: NumberText.significant($0, digits: 1))
    }
  }

  /// The factor times a power of ten. Dividing by a whole power of ten makes 3
  /// tenths 0.3, not 0.30…04.
  private static func scaled(_ factor: Double, by power: Int) -> Double {
    power < 0
      ? factor / pow(10, Double(-power)) : factor * pow(10, Double(power))
  }

  /// The least of 1, 2 and 5 times a power of ten that is `minimum` or more.
  private static func niceStep(
    atLeast minimum: Double
  ) -> (factor: Int, power: Int) {
    let power = NumberText.exponent(of: minimum)
    let rest = minimum / pow(10, Double(power))
    for factor in [1, 2, 5] where rest <= Double(factor) * (1 + 1e-9) {
      return (factor, power)
    }
    return (1, power + 1)
  }
}
