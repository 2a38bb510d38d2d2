/// A function of one number.
public enum Function: Sendable {
  case tanh, relu, exp, log, sqrt
}

/// An operation on two numbers.
public enum BinaryOperation: Sendable {
  case add, subtract, multiply, divide
}

/// y = f(x), element by element.
public func apply(
  _ function: Function, to x: UnsafePointer<Float>, count: Int,
  into y: UnsafeMutablePointer<Float>
) {
  switch function {
  case .tanh: map(Tanh(), x, count, y)
  case .relu: map(Relu(), x, count, y)
  case .exp: map(Exp(), x, count, y)
  case .log: map(Log(), x, count, y)
  case .sqrt: map(Sqrt(), x, count, y)
  }
}

/// dx = dy f'(x), element by element, from the inputs x or the outputs y,
/// whichever needs less.
public func applyDerivative(
  of function: Function, at x: UnsafePointer<Float>,
  output y: UnsafePointer<Float>, to dy: UnsafePointer<Float>, count: Int,
  into dx: UnsafeMutablePointer<Float>
) {
  switch function {
  case .tanh: zip(TanhDerivative(), y, dy, count, dx)
  case .relu: zip(ReluDerivative(), y, dy, count, dx)
  case .exp: zip(Multiply(), y, dy, count, dx)
  case .log: zip(LogDerivative(), x, dy, count, dx)
  case .sqrt: zip(SqrtDerivative(), y, dy, count, dx)
  }
}

/// c = a op b, element by element.
public func combine(
  _ operation: BinaryOperation, _ a: UnsafePointer<Float>,
  _ b: UnsafePointer<Float>, count: Int, into c: UnsafeMutablePointer<Float>
) {
  switch operation {
  case .add: zip(Add(), a, b, count, c)
  case .subtract: zip(Subtract(), a, b, count, c)
  case .multiply: zip(Multiply(), a, b, count, c)
  case .divide: zip(Divide(), a, b, count, c)
  }
}

/// c = a op b, where b is one number.
public func combine(
  _ operation: BinaryOperation, _ a: UnsafePointer<Float>, scalar b: Float,
  count: Int, into c: UnsafeMutablePointer<Float>
) {
  let b = Vector(repeating: b)
  switch operation {
  case .add: map(Right(Add(), b), a, count, c)
  case .subtract: map(Right(Subtract(), b), a, count, c)
  case .multiply: map(Right(Multiply(), b), a, count, c)
  case .divide: map(Right(Divide(), b), a, count, c)
  }
}

/// c = a op b, where a is one number.
public func combine(
  _ operation: BinaryOperation, scalar a: Float, _ b: UnsafePointer<Float>,
  count: Int, into c: UnsafeMutablePointer<Float>
) {
  let a = Vector(repeating: a)
  switch operation {
  case .add: map(Left(a, Add()), b, count, c)
  case .subtract: map(Left(a, Subtract()), b, count, c)
  case .multiply: map(Left(a, Multiply()), b, count, c)
  case .divide: map(Left(a, Divide()), b, count, c)
  }
}

/// y = y + factor * x, each step with one rounding.
public func addScaled(
  _ x: UnsafePointer<Float>, by factor: Float,
  to y: UnsafeMutablePointer<Float>, count: Int
) {
  addScaled(x, by: factor, to: UnsafePointer(y), count: count, into: y)
}

/// z = y + factor * x, each step with one rounding.
public func addScaled(
  _ x: UnsafePointer<Float>, by factor: Float,
  to y: UnsafePointer<Float>, count: Int, into z: UnsafeMutablePointer<Float>
) {
  zip(AddScaled(factor: Vector(repeating: factor)), y, x, count, z)
}

// MARK: - The loops

/// y = f(x) in vectors, the last of which may be shorter.
private func map<F: UnaryKernel>(
  _ f: F, _ x: UnsafePointer<Float>, _ count: Int,
  _ y: UnsafeMutablePointer<Float>
) {
  inParallel(count) { range in
    var i = range.lowerBound
    while i + lanes <= range.upperBound {
      y.store(f.value(x.vector(i)), at: i)
      i += lanes
    }
    let rest = range.upperBound - i
    if rest > 0 {
      y.store(f.value(x.vector(i, count: rest)), at: i, count: rest)
    }
  }
}

/// z = f(x, y) in vectors, the last of which may be shorter.
private func zip<F: BinaryKernel>(
  _ f: F, _ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>,
  _ count: Int, _ z: UnsafeMutablePointer<Float>
) {
  inParallel(count) { range in
    var i = range.lowerBound
    while i + lanes <= range.upperBound {
      z.store(f.value(x.vector(i), y.vector(i)), at: i)
      i += lanes
    }
    let rest = range.upperBound - i
    if rest > 0 {
      let value = f.value(
        x.vector(i, count: rest), y.vector(i, count: rest))
      z.store(value, at: i, count: rest)
    }
  }
}

// MARK: - What the loops compute

// Types rather than closures: the compiler makes one loop for each type.

protocol UnaryKernel {
  func value(_ x: Vector) -> Vector
}

protocol BinaryKernel {
  func value(_ x: Vector, _ y: Vector) -> Vector
}

struct Tanh: UnaryKernel {
  @_transparent func value(_ x: Vector) -> Vector { tanh(x) }
}

struct Relu: UnaryKernel {
  @_transparent func value(_ x: Vector) -> Vector {
    maximum(x, .zero)
  }
}

struct Exp: UnaryKernel {
  @_transparent func value(_ x: Vector) -> Vector { exp(x) }
}

struct Log: UnaryKernel {
  @_transparent func value(_ x: Vector) -> Vector { log(x) }
}

struct Sqrt: UnaryKernel {
  @_transparent func value(_ x: Vector) -> Vector { x.squareRoot() }
}

/// tanh' = 1 - y^2
struct TanhDerivative: BinaryKernel {
  @_transparent func value(_ y: Vector, _ dy: Vector) -> Vector {
    dy * (1 - y * y)
  }
}

/// relu' = 1 where x > 0, which is where y > 0
struct ReluDerivative: BinaryKernel {
  @_transparent func value(_ y: Vector, _ dy: Vector) -> Vector {
    dy.replacing(with: 0, where: y .<= 0)
  }
}

/// log' = 1 / x
private struct LogDerivative: BinaryKernel {
  @_transparent func value(_ x: Vector, _ dy: Vector) -> Vector { dy / x }
}

/// sqrt' = 1 / (2 sqrt(x)), infinite at 0
private struct SqrtDerivative: BinaryKernel {
  @_transparent func value(_ y: Vector, _ dy: Vector) -> Vector {
    dy / (y + y)
  }
}

private struct Add: BinaryKernel {
  @_transparent func value(_ x: Vector, _ y: Vector) -> Vector { x + y }
}

private struct Subtract: BinaryKernel {
  @_transparent func value(_ x: Vector, _ y: Vector) -> Vector { x - y }
}

private struct Multiply: BinaryKernel {
  @_transparent func value(_ x: Vector, _ y: Vector) -> Vector { x * y }
}

private struct Divide: BinaryKernel {
  @_transparent func value(_ x: Vector, _ y: Vector) -> Vector { x / y }
}

private struct AddScaled: BinaryKernel {
  let factor: Vector
  @_transparent func value(_ y: Vector, _ x: Vector) -> Vector {
    y.addingProduct(factor, x)
  }
}

/// x op constant
private struct Right<Operation: BinaryKernel>: UnaryKernel {
  let operation: Operation
  let constant: Vector

  init(_ operation: Operation, _ constant: Vector) {
    self.operation = operation
    self.constant = constant
  }

  @_transparent func value(_ x: Vector) -> Vector {
    operation.value(x, constant)
  }
}

/// constant op x
private struct Left<Operation: BinaryKernel>: UnaryKernel {
  let constant: Vector
  let operation: Operation

  init(_ constant: Vector, _ operation: Operation) {
    self.constant = constant
    self.operation = operation
  }

  @_transparent func value(_ x: Vector) -> Vector {
    operation.value(constant, x)
  }
}
