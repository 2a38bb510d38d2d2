import Basics
import Foundation

/// Numbers as text: the same bytes on every machine and in every locale.
enum NumberText {
  /// The value with exactly `decimals` digits after the point, halves rounded
  /// away from zero: `fixed(2.25, decimals: 1)` is "2.3".
  static func fixed(_ value: Double, decimals: Int) -> String {
    let unit = (0..<decimals).reduce(1) { unit, _ in unit * 10 }
    let scaled = (value.magnitude * Double(unit)).rounded()
    require(
      scaled < 1e18,
      "A number written with fixed decimals must be finite and have at most "
        + "18 digits; \(value) with \(decimals) decimals is not.")
    let digits = Int(scaled)
    let sign = value < 0 && digits > 0 ? "-" : ""
    guard decimals > 0 else { return "\(sign)\(digits)" }
    let fraction = String(digits % unit)
    let zeros = String(repeating: "0", count: decimals - fraction.count)
    return "\(sign)\(digits / unit).\(zeros)\(fraction)"
  }

  /// Like `fixed`, without the zeros at the end: "12.5", "12".
  static func short(_ value: Double, decimals: Int) -> String {
    var text = fixed(value, decimals: decimals)
    guard decimals > 0 else { return text }
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text == "-0" ? "0" : text
  }

  /// The value to `digits` significant digits, with a power of ten where it is
  /// very large or very small: "1.05", "28", "3.2×10⁻⁷".
  static func significant(_ value: Double, digits: Int) -> String {
    guard value != 0 else { return "0" }
    let power = exponent(of: value)
    if (-4..<6).contains(power) {
      return short(value, decimals: max(0, digits - 1 - power))
    }
    return scientific(value, decimals: digits - 1)
  }

  /// The value as a power of ten times a number from 1 to 10: "2.5×10⁶".
  static func scientific(_ value: Double, decimals: Int) -> String {
    guard value != 0 else { return "0" }
    var power = exponent(of: value)
    // In two steps, since ten to the power -324 is zero to a Double.
    let half = power / 2
    let scaled = value / pow(10, Double(half)) / pow(10, Double(power - half))
    var factor = short(scaled, decimals: decimals)
    if factor == "10" || factor == "-10" {  // 9.99 was rounded up
      factor.removeLast()
      power += 1
    }
    let ten = "10" + superscript(power)
    switch factor {
    case "1": return ten
    case "-1": return "-" + ten
    default: return "\(factor)×\(ten)"
    }
  }

  /// The largest power of ten not above |value|, for a value other than zero.
  static func exponent(of value: Double) -> Int {
    let power = log10(value.magnitude).rounded(.down)
    // The logarithm of a number just below 1000 may be rounded up to 3.
    return Int(pow(10, power) > value.magnitude ? power - 1 : power)
  }

  private static func superscript(_ number: Int) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    let sign = number < 0 ? "⁻" : ""
    return sign
      + String(
        String(number.magnitude).map {
          digits[$0.wholeNumberValue ?? 0]
        })
  }
}
