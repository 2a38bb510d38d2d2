// How the page that trains adds products: with a rounding after each operation.
// WebAssembly has no instruction that adds a product with one rounding, and a
// function that does it would cost a hundred times as much. A build for this
// machine that also has this file computes the same bits; a test compares them.

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
