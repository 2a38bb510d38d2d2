/// Some rows of a tile, kept in registers.
protocol TileRows {
  /// What one of them is.
  associatedtype Row: TileRow
  /// How many they are.
  static var count: Int { get }
  /// Rows of zeros.
  init()
  /// Adds the product of a number with a row of B to each row. The numbers lie
  /// `stride` apart.
  mutating func addProducts(
    _ a: UnsafePointer<Float>, stride: Int, _ row: Row)
  /// Writes the rows, or adds them to what is there.
  func write(
    to start: UnsafeMutablePointer<Float>, stride: Int, adding: Bool)
}

/// A single row.
struct One<Row: TileRow>: TileRows {
  private var sums: Row

  static var count: Int { 1 }

  @inline(__always) init() { sums = Row() }

  @inline(__always)
  mutating func addProducts(
    _ a: UnsafePointer<Float>, stride: Int, _ row: Row
  ) {
    sums.addProduct(Vector(repeating: a.pointee), row)
  }

  @inline(__always)
  func write(
    to start: UnsafeMutablePointer<Float>, stride: Int, adding: Bool
  ) {
    sums.write(to: start, adding: adding)
  }
}

// snippet.stack
/// Rows above other rows.
struct Stack<Upper: TileRows, Lower: TileRows>: TileRows
where Upper.Row == Lower.Row {
  private var upper: Upper
  private var lower: Lower

  static var count: Int { Upper.count + Lower.count }

  @inline(__always)
  mutating func addProducts(
    _ a: UnsafePointer<Float>, stride: Int, _ row: Upper.Row
  ) {
    upper.addProducts(a, stride: stride, row)
    lower.addProducts(a + Upper.count * stride, stride: stride, row)
  }
  // snippet.end

  @inline(__always) init() { (upper, lower) = (Upper(), Lower()) }

  @inline(__always)
  func write(
    to start: UnsafeMutablePointer<Float>, stride: Int, adding: Bool
  ) {
    upper.write(to: start, stride: stride, adding: adding)
    lower.write(
      to: start + Upper.count * stride, stride: stride, adding: adding)
  }
}

typealias Two<Row: TileRow> = Stack<One<Row>, One<Row>>
typealias Four<Row: TileRow> = Stack<Two<Row>, Two<Row>>
typealias Six<Row: TileRow> = Stack<Four<Row>, Two<Row>>
typealias Eight<Row: TileRow> = Stack<Four<Row>, Four<Row>>
