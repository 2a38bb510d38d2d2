import Foundation

/// One line of a table: the first cell to the left, the others to the right.
func row(_ name: String, _ cells: [String], width: Int = 12) -> String {
  name.padding(toLength: 10, withPad: " ", startingAt: 0)
    + cells.map { cell in
      String(repeating: " ", count: max(1, width - cell.count)) + cell
    }.joined()
}

/// A number with two digits and a power of ten.
func powerOfTen(_ number: Double) -> String {
  String(format: "%.1e", number)
}
