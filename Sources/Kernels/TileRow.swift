/// One row of a tile: sums for some vectors of columns, kept in registers.
///
/// A type for each width rather than an array: an array would live in memory.
protocol TileRow {
  /// How many vectors wide it is.
  static var vectors: Int { get }
  /// A row of zeros.
  init()
  /// The row that starts at a place in memory.
  init(_ start: UnsafePointer<Float>)
  /// self += a b, with one rounding for each element.
  mutating func addProduct(_ a: Vector, _ b: Self)
  /// Writes the row, or adds it to what is there.
  func write(to start: UnsafeMutablePointer<Float>, adding: Bool)
}

/// A row of 16 columns.
struct Row1: TileRow {
  private var s0 = Vector.zero

  static var vectors: Int { 1 }

  @inline(__always) init() {}

  @inline(__always) init(_ start: UnsafePointer<Float>) {
    s0 = start.vector(0)
  }

  @inline(__always) mutating func addProduct(_ a: Vector, _ b: Row1) {
    s0.addProduct(a, b.s0)
  }

  @inline(__always)
  func write(to start: UnsafeMutablePointer<Float>, adding: Bool) {
    start.store(adding ? start.vector(0) + s0 : s0, at: 0)
  }
}

#if AVX512
  /// A row of 32 columns.
  struct Row2: TileRow {
    private var s0 = Vector.zero, s1 = Vector.zero

    static var vectors: Int { 2 }

    @inline(__always) init() {}

    @inline(__always) init(_ start: UnsafePointer<Float>) {
      s0 = start.vector(0)
      s1 = start.vector(lanes)
    }

    @inline(__always) mutating func addProduct(_ a: Vector, _ b: Row2) {
      s0.addProduct(a, b.s0)
      s1.addProduct(a, b.s1)
    }

    @inline(__always)
    func write(to start: UnsafeMutablePointer<Float>, adding: Bool) {
      start.store(adding ? start.vector(0) + s0 : s0, at: 0)
      start.store(adding ? start.vector(lanes) + s1 : s1, at: lanes)
    }
  }

  // snippet.row
  /// A row of 48 columns.
  struct Row3: TileRow {
    private var s0 = Vector.zero, s1 = Vector.zero, s2 = Vector.zero

    static var vectors: Int { 3 }

    @inline(__always) init() {}

    @inline(__always) init(_ start: UnsafePointer<Float>) {
      s0 = start.vector(0)
      s1 = start.vector(lanes)
      s2 = start.vector(2 * lanes)
    }

    @inline(__always) mutating func addProduct(_ a: Vector, _ b: Row3) {
      s0.addProduct(a, b.s0)
      s1.addProduct(a, b.s1)
      s2.addProduct(a, b.s2)
    }
    // snippet.end

    @inline(__always)
    func write(to start: UnsafeMutablePointer<Float>, adding: Bool) {
      start.store(adding ? start.vector(0) + s0 : s0, at: 0)
      start.store(adding ? start.vector(lanes) + s1 : s1, at: lanes)
      start.store(adding ? start.vector(2 * lanes) + s2 : s2, at: 2 * lanes)
    }
  }
#endif
