// Few rows, one at a time: the case of prediction, where a single hidden state
// meets the weights and memory sets the speed.

/// How many vectors of a panel lie side by side.
private let vectorsOfPanel = tileColumns / lanes

/// How many vectors of columns a row meets at once: enough independent sums to
/// hide how long an addition takes, and a number that shares the usual widths
/// evenly among the threads.
private let vectorsOfRun = vectorsOfPanel == 1 ? 4 : 8

/// The numbers of a product of few rows, without its references: threads that
/// count the same ones in every run would wait for each other.
struct RowProduct: @unchecked Sendable {
  private let a: MatrixView
  /// The first panel of B.
  private let b: UnsafePointer<Float>
  private let c: UnsafeMutablePointer<Float>
  private let columns: Int
  private let groupColumns: Int
  private let panelsPerGroup: Int

  /// - Parameter product: at least one column; it has to outlive this one.
  init(_ product: Product) {
    (a, b, c) = (product.a, product.b[0], product.c)
    columns = product.b.columns
    groupColumns = product.b.groupColumns
    panelsPerGroup = product.b.panelsPerGroup
  }

  /// How many runs of columns there are.
  var runs: Int { columns / groupColumns * runsPerGroup }

  private var runsPerGroup: Int {
    (vectorsPerGroup + vectorsOfRun - 1) / vectorsOfRun
  }

  /// The last one may be short.
  private var vectorsPerGroup: Int { (groupColumns + lanes - 1) / lanes }

  /// Multiplies all rows with a run of columns.
  func multiply(run: Int) {
    let (group, index) = run.quotientAndRemainder(dividingBy: runsPerGroup)
    var vector = index * vectorsOfRun
    let end = min(vector + vectorsOfRun, vectorsPerGroup)
    // Panels are padded, so that a run may be longer than the columns.
    let isWhole = vector + vectorsOfRun <= panelsPerGroup * vectorsOfPanel
    if isWhole { return multiplyWholeRun(group, from: vector) }
    while vector < end {
      let next = min(end, (vector / vectorsOfPanel + 1) * vectorsOfPanel)
      multiplyPart(group, vector..<next)
      vector = next
    }
  }

  /// Multiplies with a whole run at once, wherever in a panel it begins.
  private func multiplyWholeRun(_ group: Int, from vector: Int) {
    #if AVX512
      switch vector % vectorsOfPanel {
      case 0:
        multiply(
          Beside<Beside<Part<Row3>, Part<Row3>>, Part<Row2>>.self, group, vector
        )
      case 1:
        multiply(
          Beside<Beside<Part<Row2>, Part<Row3>>, Part<Row3>>.self, group, vector
        )
      default:
        multiply(
          Beside<Beside<Part<Row1>, Part<Row3>>, Beside<Part<Row3>, Part<Row1>>>
            .self, group, vector)
      }
    #else
      multiply(
        Beside<Beside<Part<Row1>, Part<Row1>>, Beside<Part<Row1>, Part<Row1>>>
          .self, group, vector)
    #endif
  }

  /// Multiplies with some vectors of one panel.
  private func multiplyPart(_ group: Int, _ vectors: Range<Int>) {
    #if AVX512
      switch vectors.count {
      case 3: multiply(Part<Row3>.self, group, vectors.lowerBound)
      case 2: multiply(Part<Row2>.self, group, vectors.lowerBound)
      default: multiply(Part<Row1>.self, group, vectors.lowerBound)
      }
    #else
      multiply(Part<Row1>.self, group, vectors.lowerBound)
    #endif
  }

  /// Multiplies all rows with the columns from a vector on.
  @inline(__always)
  private func multiply<Sums: RowSums>(
    _: Sums.Type, _ group: Int, _ vector: Int
  ) {
    let (panel, offset) = vector.quotientAndRemainder(
      dividingBy: vectorsOfPanel)
    let (depth, size) = (a.columns, a.columns * tileColumns)
    let panels = b + (group * panelsPerGroup + panel) * size + offset * lanes
    let first = group * groupColumns + vector * lanes
    let width = min(Sums.vectors * lanes, groupColumns - vector * lanes)
    for row in 0..<a.rows {
      let x = a.base + row * a.rowStride
      // snippet.row
      var sums = Sums()
      for p in 0..<depth {
        sums.addProduct(
          Vector(repeating: x[p * a.columnStride]), panels + p * tileColumns,
          panelSize: size)
      }
      // snippet.end
      sums.write(to: c + row * columns + first, width: width)
    }
  }
}

/// The sums of a row for some columns, kept in registers.
private protocol RowSums {
  /// How many vectors of columns there are.
  static var vectors: Int { get }
  /// How many panels they reach into.
  static var panels: Int { get }
  /// How many floats of its panel lie before the first column, if the columns
  /// reach to the end of the panel.
  static var offset: Int { get }
  init()
  /// Adds the product of a number with a row of the columns.
  ///
  /// - Parameter row: the first column. The next panel begins `panelSize` floats
  ///   behind where its own begins.
  mutating func addProduct(
    _ a: Vector, _ row: UnsafePointer<Float>, panelSize: Int)
  /// Writes the first `width` sums.
  func write(to c: UnsafeMutablePointer<Float>, width: Int)
}

/// Columns of one panel.
private struct Part<Row: TileRow>: RowSums {
  private var sums = Row()

  static var vectors: Int { Row.vectors }
  static var panels: Int { 1 }
  static var offset: Int { tileColumns - Row.vectors * lanes }

  @inline(__always)
  mutating func addProduct(
    _ a: Vector, _ row: UnsafePointer<Float>, panelSize: Int
  ) {
    sums.addProduct(a, Row(row))
  }

  @inline(__always)
  func write(to c: UnsafeMutablePointer<Float>, width: Int) {
    if width == Row.vectors * lanes {
      return sums.write(to: c, adding: false)
    }
    withUnsafeTemporaryAllocation(of: Float.self, capacity: tileColumns) {
      sums.write(to: $0.baseAddress!, adding: false)
      copy($0.baseAddress!, to: c, count: width)
    }
  }
}

/// Columns beside those of the panels that follow.
private struct Beside<Left: RowSums, Right: RowSums>: RowSums {
  private var (left, right) = (Left(), Right())

  static var vectors: Int { Left.vectors + Right.vectors }
  static var panels: Int { Left.panels + Right.panels }
  static var offset: Int { Left.offset }

  @inline(__always)
  mutating func addProduct(
    _ a: Vector, _ row: UnsafePointer<Float>, panelSize: Int
  ) {
    left.addProduct(a, row, panelSize: panelSize)
    right.addProduct(
      a, row + Left.panels * panelSize - Left.offset, panelSize: panelSize)
  }

  @inline(__always)
  func write(to c: UnsafeMutablePointer<Float>, width: Int) {
    let middle = Left.vectors * lanes
    left.write(to: c, width: min(middle, width))
    if width > middle { right.write(to: c + middle, width: width - middle) }
  }
}
