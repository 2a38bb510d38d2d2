import Kernels
import Tensors

extension Solutions {
  /// The kernel: what can be counted. The products of exercises 1, 2 and 5 are
  /// in ChapterB+Products.swift, what times them in ChapterB+Measuring.swift.
  public enum ChapterB {}
}

extension Solutions.ChapterB {
  /// The order of the three loops, the outermost first.
  public enum LoopOrder: String, CaseIterable, Sendable {
    case ijp, ipj, pij
  }

  /// What a loop meets while it computes C = A B.
  public struct Traffic: Equatable, Sendable {
    /// Accesses of the innermost loop to A, B and C that go on to the place
    /// beside the one before.
    public var beside = 0
    /// Those that jump to another row.
    public var jumps = 0
    /// How many floats of C are loaded and stored.
    public var ofC = 0

    /// No access yet.
    public init() {}
  }

  /// 1. In the order p, i, j the matrices B and C are read along their rows, A
  /// down its columns, one number for each run of the inner loop. B is read
  /// once, its row p staying near for all i. But the whole of C is loaded and
  /// stored again for each p: n m h times in all, as in step 2. There
  /// it is one row of C that comes back m times, 512 floats or two kilobytes,
  /// which stay in the first cache; here it is all of C, 32 times as much.
  ///
  /// So it lies far above step 1 and close to step 2: its inner loop is the
  /// same, runs along rows and is made of vectors. Where it was tried, the two
  /// were equally fast for the sizes of chapter 5, since the 64 kilobytes of C
  /// stay in the second cache; the larger C is, the more it must lose.
  ///
  /// - Returns: the accesses of the inner loop, for sizes above 1; what an
  ///   inner loop does not move stays in a register.
  public static func traffic(
    _ order: LoopOrder, rows n: Int, inner m: Int, columns h: Int
  ) -> Traffic {
    var traffic = Traffic()
    switch order {
    case .ijp:  // along a row of A and down a column of B; a sum in a register
      let steps = n * h * (m - 1)
      traffic.beside = steps
      traffic.jumps = steps
      traffic.ofC = n * h
    case .ipj, .pij:  // along a row of B and a row of C
      traffic.beside = 2 * n * m * (h - 1)
      traffic.ofC = 2 * n * m * h
    }
    return traffic
  }

  /// The floats of C that are met before the same one comes again: what a cache
  /// must hold.
  public static func distanceInC(
    _ order: LoopOrder, rows n: Int, columns h: Int
  ) -> Int {
    switch order {
    case .ijp: 1
    case .ipj: h
    case .pij: n * h
    }
  }

  /// 2. The formula hardly cares: with 2, 4 and 8 vectors step 3 does 0.485,
  /// 0.492 and 0.496 operations a byte, all just below 0.5, since each float
  /// of B serves one row. What changes is the number of sums under way. Two
  /// vectors are too few for two units of four cycles, which need eight; with
  /// eight vectors all could be busy, if the loads kept up. Where it was
  /// tried, two vectors were slower, but eight no faster than four: what sets
  /// the speed is B, read in jumps again for each row of A.
  ///
  /// - Returns: operations for each byte that one step of p loads.
  public static func intensityOfStep3(vectors: Int) -> Double {
    intensity(tileRows: 1, columns: 16 * vectors)
  }

  /// 2 r s / 4 (r + s), in operations a byte.
  public static func intensity(tileRows r: Int, columns s: Int) -> Double {
    Double(2 * r * s) / Double(4 * (r + s))
  }

  /// 3. The tile of 24 by 16 has 4.8 operations a byte, more than the 3.4 of
  /// 8 by 48. But it loads 25 times for 24 multiply-adds: one vector of B, and
  /// 24 numbers of A, each spread over a register by a load of its own. 8 by 48
  /// needs 11 loads: three vectors and eight numbers. A processor that loads
  /// twice a cycle is busy with 25 loads for 12.5 cycles, longer than the 12
  /// that two units take for the arithmetic; with 11 loads it has more than
  /// half of its time to spare for loads that are late. The bytes matter where
  /// memory is the limit, the number of loads where registers are filled.
  public struct Tile: Equatable, Sendable {
    /// The rows and columns of C that are summed in registers.
    public let rows, columns: Int

    /// A tile of so many rows and columns.
    public init(rows: Int, columns: Int) {
      self.rows = rows
      self.columns = columns
    }

    /// Vectors of 16 sums, and multiply-adds in one step of p.
    public var vectors: Int { rows * columns / 16 }

    /// Loads in one step of p: vectors of B and numbers of A.
    public var loads: Int { columns / 16 + rows }

    /// Operations a byte that is loaded.
    public var intensity: Double {
      Solutions.ChapterB.intensity(tileRows: rows, columns: columns)
    }
  }

  /// 4. A panel has 48 columns of 4 bytes a row, so 32 kilobytes hold 170 rows:
  /// from an inner dimension of 171 on it no longer fits. Panels of 16
  /// columns, for small tiles, fit up to 512. The table of speeds shows no
  /// cliff: a panel is read in a straight line, so the processor asks the
  /// second cache ahead of time. Where it was tried, the speed fell a little
  /// behind that place and then stayed level for a long way; what else ran on
  /// the machine changed it about as much.
  ///
  /// - Returns: the most rows of a panel that fit.
  public static func longestInner(
    cacheBytes: Int, panelColumns: Int
  ) -> Int {
    cacheBytes / (4 * panelColumns)
  }
}
