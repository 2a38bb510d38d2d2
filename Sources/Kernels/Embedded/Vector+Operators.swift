import CVectors

// The compiler prefers these to the operators of the standard library, because
// they are for this type alone. Nothing above them notices.

extension SIMD16<Float> {
  @_transparent
  static func + (a: Self, b: Self) -> Self { vector_add(a, b) }
  @_transparent
  static func + (a: Self, b: Float) -> Self { a + Self(repeating: b) }
  @_transparent
  static func + (a: Float, b: Self) -> Self { Self(repeating: a) + b }
  @_transparent
  static func += (a: inout Self, b: Self) { a = a + b }

  @_transparent
  static func - (a: Self, b: Self) -> Self { vector_subtract(a, b) }
  @_transparent
  static func - (a: Self, b: Float) -> Self { a - Self(repeating: b) }
  @_transparent
  static func - (a: Float, b: Self) -> Self { Self(repeating: a) - b }
  @_transparent
  static func -= (a: inout Self, b: Self) { a = a - b }

  @_transparent
  static func * (a: Self, b: Self) -> Self { vector_multiply(a, b) }
  @_transparent
  static func * (a: Self, b: Float) -> Self { a * Self(repeating: b) }
  @_transparent
  static func * (a: Float, b: Self) -> Self { Self(repeating: a) * b }
  @_transparent
  static func *= (a: inout Self, b: Self) { a = a * b }

  @_transparent
  static func / (a: Self, b: Self) -> Self { vector_divide(a, b) }
  @_transparent
  static func / (a: Self, b: Float) -> Self { a / Self(repeating: b) }
  @_transparent
  static func / (a: Float, b: Self) -> Self { Self(repeating: a) / b }
  @_transparent
  static func /= (a: inout Self, b: Self) { a = a / b }

  @_transparent
  static prefix func - (a: Self) -> Self { Self(repeating: -0.0) - a }
}

extension SIMD16<Double> {
  @_transparent
  static func + (a: Self, b: Self) -> Self { vector_add_doubles(a, b) }
  @_transparent
  static func * (a: Self, b: Self) -> Self { vector_multiply_doubles(a, b) }
}

/// The larger number in each lane; x where one of the two is NaN.
@_transparent
func maximum(_ x: Vector, _ y: Vector) -> Vector { vector_maximum(x, y) }

/// The smaller number in each lane; x where one of the two is NaN.
@_transparent
func minimum(_ x: Vector, _ y: Vector) -> Vector { vector_minimum(x, y) }
