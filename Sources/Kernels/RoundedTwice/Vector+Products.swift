// Adds products as the module of the page that trains does, with a rounding
// after each operation. A build that also has this file computes the bits of
// that module; a test compares them.

extension SIMD16<Float> {
  @_transparent
  func addingProduct(_ a: Self, _ b: Self) -> Self {
    self + a * b
  }
  @_transparent
  func addingProduct(_ a: Float, _ b: Self) -> Self {
    addingProduct(Self(repeating: a), b)
  }
  @_transparent
  func addingProduct(_ a: Self, _ b: Float) -> Self {
    addingProduct(a, Self(repeating: b))
  }
  @_transparent
  mutating func addProduct(_ a: Self, _ b: Self) {
    self = addingProduct(a, b)
  }
}

extension SIMD16<Double> {
  @_transparent
  mutating func addProduct(_ a: Self, _ b: Self) {
    self = self + a * b
  }
}
