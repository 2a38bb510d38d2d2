import Basics
import Kernels
import Tensors

/// A product C = A B to be timed: its sizes, its operands and its result, all
/// in row-major order.
struct Product {
  let rows: Int
  let inner: Int
  let columns: Int
  /// (rows, inner).
  let a: UnsafePointer<Float>
  /// (inner, columns).
  let b: UnsafePointer<Float>
  /// (rows, columns).
  let c: UnsafeMutablePointer<Float>

  /// Two for each term of each sum: a multiplication and an addition.
  var operations: Int { 2 * rows * inner * columns }

  /// The speed in billions of operations a second.
  func gigaflops(in seconds: Double) -> Double {
    Double(operations) / seconds / 1e9
  }

  /// The sizes on paper.
  var written: String { "(\(rows), \(inner)) times (\(inner), \(columns))" }

  var matrixA: MatrixView { MatrixView(a, rows: rows, columns: inner) }
  var matrixB: MatrixView { MatrixView(b, rows: inner, columns: columns) }

  var result: [Float] {
    Array(UnsafeBufferPointer(start: c, count: rows * columns))
  }

  /// Calls `body` with a product of random matrices.
  static func random(
    rows: Int, inner: Int, columns: Int, seed: UInt64,
    _ body: (Product) -> Void
  ) {
    var generator = SplitMix64(seed: seed)
    let a = Tensor.normal(rows, inner, using: &generator).elements
    let b = Tensor.normal(inner, columns, using: &generator).elements
    var c = [Float](repeating: .nan, count: rows * columns)
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        c.withUnsafeMutableBufferPointer { c in
          body(
            Product(
              rows: rows, inner: inner, columns: columns,
              a: a.baseAddress!, b: b.baseAddress!, c: c.baseAddress!))
        }
      }
    }
  }
}
