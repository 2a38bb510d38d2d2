import Chapter
import Experiments

/// A text with spaces after it.
func padded(_ text: String, to width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}

/// One line of a table: the first cell to the left, the others to the right.
func row(
  _ name: String, _ cells: [String], first: Int = 24, width: Int = 10
) -> String {
  padded(name, to: first)
    + cells.map { cell in
      String(repeating: " ", count: max(1, width - cell.count)) + cell
    }.joined()
}

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
