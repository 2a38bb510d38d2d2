/// The lines of a table: the first cell of each stands at the left of its
/// column, the others at the right of theirs.
///
///     let table = Table(first: 10, width: 12)
///     print(table.row("units", ["median", "least"]))
public struct Table: Sendable {
  /// The characters of the first column.
  public let first: Int
  /// The characters of each of the others.
  public let width: Int

  /// A table whose columns are so wide.
  public init(first: Int, width: Int) {
    self.first = first
    self.width = width
  }

  /// One line. A cell that is longer than its column keeps one space before
  /// it, and moves those behind it.
  public func row(_ name: String, _ cells: [String]) -> String {
    name.left(first) + cells.map { (" " + $0).right(width) }.joined()
  }
}

extension String {
  /// The text at the left of a column: with spaces behind it.
  public func left(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  /// The text at the right of a column: with spaces before it.
  public func right(_ width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}
