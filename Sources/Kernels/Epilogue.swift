/// What is done with a product while it is still in the cache.
public enum Epilogue: @unchecked Sendable {
  case none
  /// c = f(c)
  case function(Function)
  /// c = c + b, where b is a row and `columns` its length.
  case row(UnsafePointer<Float>, columns: Int)
  /// c = (c + d) f'(x), from y = f(x): d and y have the shape of the product.
  case derivative(
    Function, output: UnsafePointer<Float>, adding: UnsafePointer<Float>)

  /// Applies it to `count` floats of C that start at index `start`.
  @inline(__always)
  func apply(
    to c: UnsafeMutablePointer<Float>, at start: Int, count: Int
  ) {
    let c = c + start
    switch self {
    case .none: break
    case .function(let f):
      Kernels.apply(f, to: c, count: count, into: c)
    case .row(let b, let columns):
      addRow(b, columns: columns, to: c, at: start, count: count)
    case .derivative(let f, let output, let d):
      let y = output + start
      combine(.add, c, d + start, count: count, into: c)
      applyDerivative(of: f, at: y, output: y, to: c, count: count, into: c)
    }
  }
}

/// Adds a row to `count` floats of a matrix: to whole rows, or to a part of
/// one that starts at index `start` of the matrix.
@inline(__always)
private func addRow(
  _ b: UnsafePointer<Float>, columns: Int, to c: UnsafeMutablePointer<Float>,
  at start: Int, count: Int
) {
  let first = start % columns
  guard first == 0, count >= 2 * columns, columns <= 4 * lanes else {
    return combine(.add, c, b + first, count: count, into: c)
  }
  // Rows as short as those of a vocabulary: whole vectors, of which the last
  // adds zeros to the rows below.
  let vectors = (columns + lanes - 1) / lanes
  func vector(_ v: Int) -> Vector {
    b.vector(v * lanes, count: min(lanes, columns - v * lanes))
  }
  let rows = count / columns
  let safe = max(0, rows - overrun(columns: columns))
  for v in 0..<vectors {
    let bias = vector(v)
    for row in 0..<safe {
      let at = row * columns + v * lanes
      c.store(c.vector(at) + bias, at: at)
    }
  }
  for row in safe..<rows {
    let c = c + row * columns
    combine(.add, c, b, count: columns, into: c)
  }
}
