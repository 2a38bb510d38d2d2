import Foundation

/// The places on an axis that carry a number, and the text of the numbers.
struct Ticks: Equatable {
  /// Ascending and evenly placed; the first and last may lie just outside the
  /// range they were made for.
  let values: [Double]
  let labels: [String]

  /// Multiples of 1, 2 or 5 times a power of ten, about `count` of them.
  static func linear(over range: ClosedRange<Double>, count: Int) -> Ticks {
    let span = range.upperBound - range.lowerBound
    let (factor, power) = niceStep(atLeast: span / Double(count))
    let step = Double(factor) * pow(10, Double(power))
    let first = Int((range.lowerBound / step).rounded(.down))
    let last = Int((range.upperBound / step).rounded(.up))
    // Dividing by a whole power of ten makes 3 tenths 0.3, not 0.30…04.
    let values = (first...last).map {
      let multiple = Double($0 * factor)
      return power < 0
        ? multiple / pow(10, Double(-power)) : multiple * pow(10, Double(power))
    }
    let greatest = max(values[0].magnitude, values[values.count - 1].magnitude)
    let usesPowers = greatest >= 1e7 || power < -6
    return Ticks(
      values: values,
      labels: values.map { value in
        guard usesPowers, value != 0 else {
          return NumberText.fixed(value, decimals: max(0, -power))
        }
        let digits = NumberText.exponent(of: value) - power
        return NumberText.scientific(value, decimals: min(max(0, digits), 15))
      })
  }

  /// Powers of ten, with 2 and 5 times each where the range has few of them.
  static func logarithmic(over range: ClosedRange<Double>, count: Int) -> Ticks
  {
    let lower = log10(range.lowerBound)
    let upper = log10(range.upperBound)
    let factors = upper - lower <= 3.1 ? [1.0, 2, 5] : [1]
    let stride = max(1, Int(((upper - lower) / Double(count)).rounded(.up)))
    let first = Int(lower.rounded(.down))
    let last = Int(upper.rounded(.up))
    let decades = Swift.stride(from: first, through: last + stride, by: stride)
    let values = decades.flatMap { power in
      factors.map { factor in
        power < 0
          ? factor / pow(10, Double(-power)) : factor * pow(10, Double(power))
      }
    }
    let start = values.lastIndex { $0 <= range.lowerBound } ?? 0
    let end = values.firstIndex { $0 >= range.upperBound } ?? values.count - 1
    // Within less than a factor of three or so, even steps say more.
    guard end - start >= 3 else { return positiveLinear(over: range, count) }
    let shown = Array(values[start...end])
    return Ticks(
      values: shown,
      labels: shown.map { NumberText.significant($0, digits: 1) })
  }

  private static func positiveLinear(
    over range: ClosedRange<Double>, _ count: Int
  ) -> Ticks {
    let ticks = linear(over: range, count: count)
    let start = ticks.values.firstIndex { $0 > 0 } ?? 0
    return Ticks(
      values: Array(ticks.values[start...]),
      labels: Array(ticks.labels[start...]))
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
