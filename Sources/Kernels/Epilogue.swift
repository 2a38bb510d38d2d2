/// What is done with a product while it is still in the cache.
public enum Epilogue: @unchecked Sendable {
  case none
  /// c = f(c)
  case function(Function)
  /// c = c + b, where b is a row.
  case row(UnsafePointer<Float>)
  /// c = (c + d) f'(x), from y = f(x), for tanh and relu: d and y have the
  /// shape of the product.
  case derivative(
    Function, output: UnsafePointer<Float>, adding: UnsafePointer<Float>)

  /// Applies it to some rows and columns of C, which has `stride` columns.
  func apply(
    to c: UnsafeMutablePointer<Float>, rows: Range<Int>, columns: Range<Int>,
    stride: Int
  ) {
    let part = Part(rows: rows, columns: columns, stride: stride)
    switch self {
    case .none: break
    case .row(let b): part.add(row: b, c)
    case .function(let f):
      switch f {
      case .tanh: part.map(Tanh(), c)
      case .relu: part.map(Relu(), c)
      case .exp: part.map(Exp(), c)
      case .log: part.map(Log(), c)
      case .sqrt: part.map(Sqrt(), c)
      }
    case .derivative(.tanh, let y, let d):
      part.zip(TanhDerivative(), adding: d, y, c)
    case .derivative(.relu, let y, let d):
      part.zip(ReluDerivative(), adding: d, y, c)
    case .derivative(let f, _, _):
      fatalError("epilogue: the derivative of \(f) is not made for products")
    }
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
  func map<F: UnaryKernel>(_ f: F, _ c: UnsafeMutablePointer<Float>) {
    forEachVector { at, _, count in
      if count == lanes {
        c.store(f.value(c.vector(at)), at: at)
      } else {
        let x = UnsafePointer(c).vector(at, count: count)
        c.store(f.value(x), at: at, count: count)
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
