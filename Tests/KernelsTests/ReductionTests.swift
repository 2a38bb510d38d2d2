import Kernels
import Testing

extension EngineTests {
  @Suite struct ReductionTests {
    /// Shorter than a vector, whole vectors, and longer ones with a rest.
    static let counts = [0, 1, 3, 15, 16, 17, 31, 32, 100, 1003]

    @Test("sums keep what single precision would lose")
    func doublePrecision() {
      let x = [1e8] + [Float](repeating: 1, count: 1000)
      #expect(sum(x, count: x.count) == 100_001_000)
      let y = [1e4] + [Float](repeating: 0.5, count: 1000)
      #expect(sumOfSquares(y, count: y.count) == 100_000_250)
      // Squares that no float could hold.
      #expect(sumOfSquares([3e25, 4e25], count: 2) > 1e51)
    }

    @Test("sums of every length agree with a loop", arguments: counts)
    func lengths(count: Int) {
      let x = Buffer(numbers(count, seed: count))
      let expected = x.elements.reduce(0.0) { $0 + Double($1) }
      let squares = x.elements.reduce(0.0) { $0 + Double($1) * Double($1) }
      // Only the order differs: 1003 roundings by 1e-16 of at most 1003.
      #expect(abs(sum(x.base, count: count) - expected) < 1e-10)
      #expect(abs(sumOfSquares(x.base, count: count) - squares) < 1e-10)
    }

    @Test("sumMiddle sums over the middle axis, and only over it")
    func middle() {
      for (outer, middle, inner) in [
        (2, 3, 5), (3, 4, 16), (1, 7, 33), (5, 2, 1), (2, 0, 3), (0, 2, 3),
        (2, 3, 0), (3, 0, 1),
      ] {
        let x = Buffer(numbers(outer * middle * inner, seed: inner))
        let y = Buffer(count: outer * inner)
        sumMiddle(
          x.base, outer: outer, middle: middle, inner: inner, into: y.base)
        for i in 0..<outer {
          for k in 0..<inner {
            let expected = (0..<middle).reduce(0.0) { total, j in
              total + Double(x.base[(i * middle + j) * inner + k])
            }
            // Seven additions, each within 2^-24 of at most 7.
            #expect(abs(Double(y.base[i * inner + k]) - expected) < 3e-6)
          }
        }
        #expect(y.isIntact)
      }
    }

    @Test("argmax finds the first of the largest elements")
    func argmaxTies() {
      #expect(argmax([3, 7, 7, 1], count: 4) == 1)
      #expect(argmax([5, 5, 5], count: 3) == 0)
      #expect(argmax([-3, -2, -2], count: 3) == 1)
      #expect(argmax([-.infinity, -.infinity], count: 2) == 0)
      #expect(argmax([0, 1, .infinity], count: 3) == 2)
      #expect(argmax([4], count: 1) == 0)
    }

    @Test("a NaN is smaller than any number, wherever it stands")
    func argmaxNaN() {
      #expect(argmax([.nan, -5, -6], count: 3) == 1)
      #expect(argmax([-5, .nan, -4], count: 3) == 2)
      #expect(argmax([.nan, .nan, -.infinity, .nan], count: 4) == 2)
      #expect(argmax([.nan, .nan], count: 2) == 0)
    }
  }
}
