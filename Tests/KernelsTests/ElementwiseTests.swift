import Kernels
import Testing

extension EngineTests {
  @Suite struct ElementwiseTests {
    /// Less than a vector, vectors with and without a rest, several chunks.
    static let counts = [
      0, 1, 7, 15, 16, 17, 33, 100, 8191, 8192, 8193, 30_007,
    ]

    static let operations:
      [(BinaryOperation, @Sendable (Float, Float) -> Float)] =
        [
          (.add, { $0 + $1 }), (.subtract, { $0 - $1 }),
          (.multiply, { $0 * $1 }), (.divide, { $0 / $1 }),
        ]

    @Test("arithmetic rounds as Swift's own does", arguments: counts)
    func arithmetic(count: Int) {
      let a = Buffer(numbers(count, seed: 1))
      let b = Buffer(numbers(count, seed: 2))
      for (operation, expected) in Self.operations {
        let c = Buffer(count: count)
        combine(operation, a.base, b.base, count: count, into: c.base)
        let pairs = zip(a.elements, b.elements)
        #expect(c.elements == pairs.map(expected) && c.isIntact)

        combine(operation, a.base, scalar: 0.7, count: count, into: c.base)
        #expect(c.elements == a.elements.map { expected($0, 0.7) })

        combine(operation, scalar: 0.7, b.base, count: count, into: c.base)
        #expect(c.elements == b.elements.map { expected(0.7, $0) })
        #expect(c.isIntact)
      }
    }

    @Test("addScaled adds with one rounding", arguments: counts)
    func addScaledOnce(count: Int) {
      let x = Buffer(numbers(count, seed: 3))
      let y = Buffer(numbers(count, seed: 4))
      let expected = zip(y.elements, x.elements).map { y, x in
        y.addingProduct(-0.3, x)
      }
      addScaled(x.base, by: -0.3, to: y.base, count: count)
      #expect(y.elements == expected && y.isIntact)
    }

    static let functions: [(Function, @Sendable (Float) -> Float)] = [
      (.tanh, Kernels.tanh), (.relu, { max($0, 0) }), (.exp, Kernels.exp),
      (.log, Kernels.log),
    ]

    @Test(
      "a number has the same function alone and among others",
      arguments: counts)
    func functions(count: Int) {
      let x = Buffer(numbers(count, seed: 5).map { 3 * $0 })
      for (function, expected) in Self.functions {
        let bits = results(withThreads: [1, 2]) {
          let y = Buffer(count: count)
          apply(function, to: x.base, count: count, into: y.base)
          #expect(y.isIntact)
          return y.bits
        }
        #expect(bits[0] == bits[1])
        let alone = x.elements.map(expected).map(\.bitPattern)
        // log of a negative number: any NaN will do.
        #expect(
          zip(bits[0], alone).allSatisfy {
            $0 == $1
              || Float(bitPattern: $0).isNaN
                && Float(bitPattern: $1).isNaN
          })
      }
    }

    @Test("derivatives from the input or the output", arguments: counts)
    func derivatives(count: Int) {
      let x = Buffer(numbers(count, seed: 6).map { $0 == 0 ? 1 : 2 * $0 })
      let dy = Buffer(numbers(count, seed: 7))
      let expected: [(Function, (Float, Float) -> Float)] = [
        (.tanh, { _, y in 1 - y * y }), (.relu, { x, _ in x > 0 ? 1 : 0 }),
        (.exp, { _, y in y }), (.log, { x, _ in 1 / x }),
      ]
      for (function, slope) in expected {
        let y = Buffer(count: count)
        apply(function, to: x.base, count: count, into: y.base)
        let dx = Buffer(count: count)
        applyDerivative(
          of: function, at: x.base, output: y.base, to: dy.base, count: count,
          into: dx.base)
        #expect(dx.isIntact)
        let agree = (0..<count).allSatisfy { index in
          let expected = dy.base[index] * slope(x.base[index], y.base[index])
          // dy / x and dy * (1 / x) differ by two roundings. Where log has a
          // NaN, at negative x, its derivative is 1 / x all the same.
          return abs(dx.base[index] - expected) <= 2e-7 * abs(expected)
        }
        #expect(agree, "\(function)")
      }
    }

    @Test("relu keeps a NaN")
    func reluNaN() {
      let y = Buffer(count: 3)
      apply(.relu, to: [.nan, -1, 2], count: 3, into: y.base)
      #expect(y.elements[0].isNaN && y.elements[1...] == [0, 2])
    }
  }
}
