/// What is done with a product while it is still in the cache.
public enum Epilogue: @unchecked Sendable {
  case none
  /// c = c + b, where b is a row.
  case row(UnsafePointer<Float>)
  /// c = f(c + d), for tanh and relu.
  case function(Function, adding: AddedRows)
  /// c = (c + d) f'(x), from y = f(x), for tanh and relu: d and y have the
  /// shape of the product.
  case derivative(
    Function, output: UnsafePointer<Float>, adding: UnsafePointer<Float>)
  /// Whatever is to be done with some rows and columns. If the columns are in
  /// groups, those of all groups are complete.
  case perform((_ rows: Range<Int>, _ columns: Range<Int>) -> Void)

  /// Applies it to some rows and columns of C, which has `stride` columns.
  func apply(
    to c: UnsafeMutablePointer<Float>, rows: Range<Int>, columns: Range<Int>,
    stride: Int
  ) {
    let part = Part(rows: rows, columns: columns, stride: stride)
    switch self {
    case .none: break
    case .row(let b): part.add(row: b, c)
    case .function(.tanh, let d): part.map(Tanh(), adding: d, c)
    case .function(.relu, let d): part.map(Relu(), adding: d, c)
    case .derivative(.tanh, let y, let d):
      part.zip(TanhDerivative(), adding: d, y, c)
    case .derivative(.relu, let y, let d):
      part.zip(ReluDerivative(), adding: d, y, c)
    case .function(let f, _), .derivative(let f, _, _):
      fatalError("epilogue: \(f) is not made for products")
    case .perform(let body): body(rows, columns)
    }
  }
}

/// Rows that are added to those of a product: the rows of a matrix, or rows of
/// a table, chosen by an index for each row.
public struct AddedRows: @unchecked Sendable {
  private let base: UnsafePointer<Float>
  private let columns: Int
  private let indices: ArraySlice<Int>?

  /// - Parameters:
  ///   - base: a matrix with as many rows as the product, or the table.
  ///   - columns: those of the matrix or the table.
  ///   - indices: which row of the table is added to each row.
  public init(
    _ base: UnsafePointer<Float>, columns: Int, at indices: ArraySlice<Int>?
  ) {
    (self.base, self.columns, self.indices) = (base, columns, indices)
  }

  /// What is added to row i.
  @inline(__always)
  subscript(i: Int) -> UnsafePointer<Float> {
    guard let indices else { return base + i * columns }
    return base + indices[indices.startIndex + i] * columns
  }
}

/// Some rows and columns of a matrix.
private struct Part {
  let rows: Range<Int>
  let columns: Range<Int>
  let stride: Int

  /// Calls `body` with every place where a vector starts, and how many of its
  /// lanes count.
  @inline(__always)
  func forEachVector(_ body: (_ at: Int, _ column: Int, _ count: Int) -> Void) {
    for row in rows {
      var column = columns.lowerBound
      while column + lanes <= columns.upperBound {
        body(row * stride + column, column, lanes)
        column += lanes
      }
      if column < columns.upperBound {
        body(row * stride + column, column, columns.upperBound - column)
      }
    }
  }

  @inline(__always)
  func map<F: UnaryKernel>(
    _ f: F, adding d: AddedRows, _ c: UnsafeMutablePointer<Float>
  ) {
    for row in rows {
      let (d, c) = (d[row], c + row * stride)
      for column in Swift.stride(
        from: columns.lowerBound, to: columns.upperBound, by: lanes)
      {
        let count = min(lanes, columns.upperBound - column)
        if count == lanes {
          c.store(f.value(c.vector(column) + d.vector(column)), at: column)
        } else {
          let x = UnsafePointer(c).vector(column, count: count)
          let y = f.value(x + d.vector(column, count: count))
          c.store(y, at: column, count: count)
        }
      }
    }
  }

  @inline(__always)
  func zip<F: BinaryKernel>(
    _ f: F, adding d: UnsafePointer<Float>, _ y: UnsafePointer<Float>,
    _ c: UnsafeMutablePointer<Float>
  ) {
    let x = UnsafePointer(c)
    forEachVector { at, _, count in
      if count == lanes {
        c.store(f.value(y.vector(at), x.vector(at) + d.vector(at)), at: at)
      } else {
        let dy = x.vector(at, count: count) + d.vector(at, count: count)
        c.store(f.value(y.vector(at, count: count), dy), at: at, count: count)
      }
    }
  }

  @inline(__always)
  func add(row b: UnsafePointer<Float>, _ c: UnsafeMutablePointer<Float>) {
    // A short last vector adds zeros to the rows below while there are some.
    let isWhole = columns.count == stride
    let safe =
      isWhole ? rows.upperBound - overrun(columns: stride) : rows.lowerBound
    let rest = columns.count % lanes
    let last = b.vector(columns.upperBound - rest, count: rest)
    forEachVector { at, column, count in
      if count == lanes {
        c.store(c.vector(at) + b.vector(column), at: at)
      } else if at < safe * stride {
        c.store(c.vector(at) + last, at: at)
      } else {
        let x = UnsafePointer(c).vector(at, count: count)
        c.store(x + last, at: at, count: count)
      }
    }
  }
}
