import Foundation

// What a test reads from a page, so that it also fails when the page is wrong.

extension Page {
  /// Reads a page of the package that this source belongs to.
  ///
  ///     let page = try Page(named: "05-rnn-cell.md")
  public init(named name: String) throws {
    let package = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let path = "book/\(name)"
    try self.init(
      path: path, data: bytes(of: package.appending(path: path), path: path))
  }

  /// The formulas in fences, in order.
  public var displayedFormulas: [String] {
    fences.filter { $0.language == "math" }.map(\.text)
  }

  /// The lines that the page shows as the output of a region.
  public func output(of region: String) -> [String] {
    fences.filter { $0.origin == .output(region) }
      .flatMap { $0.text.components(separatedBy: "\n") }
  }

  /// The shapes in the tables with a column `shape`, by what stands in the first
  /// column: `["W_xh": [28, 512]]` for $\mathbf{W}_{xh}$ and $d \times h$.
  ///
  /// - Parameter sizes: what the letters stand for. A row with anything else in
  ///   its shape, such as “one number”, is left out.
  public func shapes(where sizes: [Character: Int]) -> [String: [Int]] {
    var shapes: [String: [Int]] = [:]
    var isTable = false
    for (_, line) in prose {
      let cells = line.split(separator: "|").map { $0.trimming(" ") }
      if cells.count < 2 || !line.hasPrefix("|") {
        isTable = false
      } else if cells[1] == "shape" {
        isTable = true
      } else if isTable, let shape = Self.shape(cells[1], sizes) {
        for symbol in cells[0].split(separator: ",") {
          shapes[Self.name(symbol)] = shape
        }
      }
    }
    return shapes
  }

  /// `$gh \times d$` with the sizes of the letters multiplied.
  private static func shape(_ cell: String, _ sizes: [Character: Int])
    -> [Int]?
  {
    guard cell.hasPrefix("$") else { return nil }
    let axes = cell.trimming("$`").components(separatedBy: "\\times").map {
      $0.trimming(" ")
    }
    let lengths = axes.map { axis in
      Int(axis)
        ?? axis.reduce(1 as Int?) { product, letter in
          product.flatMap { product in sizes[letter].map { product * $0 } }
        }
    }
    return lengths.contains(nil) ? nil : lengths.compactMap { $0 }
  }

  /// `W_xh` for `$\mathbf{W}_{xh}$`.
  private static func name(_ symbol: some StringProtocol) -> String {
    symbol.replacingOccurrences(of: "\\mathbf", with: "")
      .filter { !"$`{} ".contains($0) }
  }
}
