import Basics
import Kernels
import Tensors

extension Solutions.ChapterB {
  /// A line of the table of exercise 4.
  public struct Speed: Sendable {
    /// The inner dimension of the product.
    public let inner: Int
    /// The bytes of one panel.
    public let panelBytes: Int
    /// Billions of operations a second.
    public let gigaflops: Double
  }

  /// 4. The speed of the engine's product of (64, inner) and (inner, 48), one
  /// panel of the wide tile, for several inner dimensions.
  ///
  /// The fastest of several runs counts: what else happens on the machine can
  /// make a run slower, never faster.
  public static func speeds(inner dimensions: [Int], runs: Int = 20)
    -> [Speed]
  {
    let (rows, columns) = (64, 48)
    return dimensions.map { inner in
      let a = [Float](repeating: 0.5, count: rows * inner)
      let b = [Float](repeating: 2, count: inner * columns)
      var c = [Float](repeating: 0, count: rows * columns)
      let seconds = a.withUnsafeBufferPointer { a in
        b.withUnsafeBufferPointer { b in
          c.withUnsafeMutableBufferPointer { c in
            let A = MatrixView(a.baseAddress!, rows: rows, columns: inner)
            let B = Panels(
              MatrixView(b.baseAddress!, rows: inner, columns: columns))
            return fastest(of: runs) {
              matrixProduct(A, B, into: c.baseAddress!)
            }
          }
        }
      }
      let operations = Double(2 * rows * inner * columns)
      return Speed(
        inner: inner, panelBytes: 4 * inner * columns,
        gigaflops: operations / seconds / 1e9)
    }
  }
}
