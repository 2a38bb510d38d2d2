/// What is done with a product while it is still in the cache.
public enum Epilogue: @unchecked Sendable {
  case none
  /// c = f(c)
  case function(Function)
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
    case .derivative(let f, let output, let d):
      let y = output + start
      combine(.add, c, d + start, count: count, into: c)
      applyDerivative(of: f, at: y, output: y, to: c, count: count, into: c)
    }
  }
}
