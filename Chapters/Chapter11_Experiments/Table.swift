import Basics
import Chapter
import Experiments

/// How most tables of the chapter are set.
let table = Table(first: 24, width: 10)

/// The cells of a spread.
func cells(_ spread: Spread?, digits: Int = 2) -> [String] {
  guard let spread else { return ["-", "-", "-"] }
  return [spread.median, spread.least, spread.most].map { number($0, digits) }
}

/// The names of those cells.
let spreadHeader = ["median", "least", "most"]

/// A number, or a word for one that is infinite.
func number(_ value: Double, _ digits: Int = 2) -> String {
  value.isFinite ? decimal(value, digits) : "infinite"
}

/// A rate without needless decimals.
func short(_ rate: Float) -> String {
  Double(rate).rounded() == Double(rate) ? "\(Int(rate))" : "\(rate)"
}

/// A number with two decimals, or as a power of ten if it is large.
func power(_ value: Double) -> String {
  guard value.isFinite else { return "infinite" }
  guard value >= 10_000 else { return decimal(value) }
  var (m, e) = (value, 0)
  while m >= 10 { (m, e) = (m / 10, e + 1) }
  return "\(decimal(m, 1))e\(e)"
}
