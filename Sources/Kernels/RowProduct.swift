// Few rows, one at a time: the case of prediction, where a single hidden state
// meets the weights and memory sets the speed.

/// How many panels a row meets at once: enough independent sums to hide how
/// long an addition takes.
let panelsOfRun = min(4, 144 / tileColumns)

extension Product {
  /// Multiplies all rows with a run of panels.
  func multiplyRowByRow(run: Int) {
    let start = run * panelsOfRun
    let end = min(start + panelsOfRun, b.count)
    // A panel that ends a group of columns may be narrower than the others. If
    // it is not the last of the run, the panels are multiplied one by one.
    let (first, last) = (b.columns(of: start), b.columns(of: end - 1))
    guard
      last.lowerBound - first.lowerBound == (end - 1 - start) * tileColumns
    else {
      for panel in start..<end { multiplyRows(OnePanel.self, at: panel) }
      return
    }
    switch end - start {
    case 1: multiplyRows(OnePanel.self, at: start)
    case 2: multiplyRows(Beside<OnePanel, OnePanel>.self, at: start)
    case 3: multiplyRows(Beside<TwoPanels, OnePanel>.self, at: start)
    default: multiplyRows(Beside<TwoPanels, TwoPanels>.self, at: start)
    }
  }

  /// Multiplies all rows with the panels from `panel` on.
  @inline(__always)
  private func multiplyRows<Sums: PanelSums>(_: Sums.Type, at panel: Int) {
    let (panels, size) = (b[panel], b.rows * tileColumns)
    let first = b.columns(of: panel).lowerBound
    let last = b.columns(of: panel + Sums.panels - 1)
    for row in 0..<a.rows {
      let (a, c) = (a.base + row * a.rowStride, c + row * b.columns + first)
      // snippet.row
      var sums = Sums()
      for p in 0..<b.rows {
        sums.addProduct(
          Vector(repeating: a[p * self.a.columnStride]),
          panels + p * tileColumns, size: size)
      }
      // snippet.end
      sums.write(to: c, width: last.upperBound - first)
    }
  }
}

/// The sums of a row for some panels side by side, kept in registers.
private protocol PanelSums {
  /// How many panels there are.
  static var panels: Int { get }
  init()
  /// Adds the product of a number with a row of each panel; the panels lie
  /// `size` floats apart.
  mutating func addProduct(
    _ a: Vector, _ row: UnsafePointer<Float>, size: Int)
  /// Writes the first `width` sums.
  func write(to c: UnsafeMutablePointer<Float>, width: Int)
}

private struct OnePanel: PanelSums {
  private var sums = WholeRow()

  static var panels: Int { 1 }

  @inline(__always)
  mutating func addProduct(
    _ a: Vector, _ row: UnsafePointer<Float>, size: Int
  ) {
    sums.addProduct(a, WholeRow(row))
  }

  @inline(__always)
  func write(to c: UnsafeMutablePointer<Float>, width: Int) {
    if width == tileColumns { return sums.write(to: c, adding: false) }
    withUnsafeTemporaryAllocation(of: Float.self, capacity: tileColumns) {
      sums.write(to: $0.baseAddress!, adding: false)
      copy($0.baseAddress!, to: c, count: width)
    }
  }
}

/// Panels beside other panels.
private struct Beside<Left: PanelSums, Right: PanelSums>: PanelSums {
  private var (left, right) = (Left(), Right())

  static var panels: Int { Left.panels + Right.panels }

  @inline(__always)
  mutating func addProduct(
    _ a: Vector, _ row: UnsafePointer<Float>, size: Int
  ) {
    left.addProduct(a, row, size: size)
    right.addProduct(a, row + Left.panels * size, size: size)
  }

  @inline(__always)
  func write(to c: UnsafeMutablePointer<Float>, width: Int) {
    let middle = Left.panels * tileColumns
    left.write(to: c, width: middle)
    right.write(to: c + middle, width: width - middle)
  }
}

private typealias TwoPanels = Beside<OnePanel, OnePanel>
