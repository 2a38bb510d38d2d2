import Foundation
import Kernels
import Testing

/// The elementary functions against those of the system in double precision.
@Suite struct FunctionTests {
  /// Evenly spaced floats from `low` through `high`.
  private func grid(_ low: Float, _ high: Float, count: Int = 40_000) -> [Float]
  {
    (0...count).map { low + (high - low) * (Float($0) / Float(count)) }
  }

  /// Floats of every binary exponent, subnormal ones included.
  private var everyExponent: [Float] {
    (0..<255 << 6).map { index in
      Float(bitPattern: UInt32(index) << 17 | UInt32(index * 7919) & 0x1FFFF)
    }
  }

  /// The largest error, and where it lies.
  private func worst(
    _ numbers: [Float], _ error: (Float) -> Double
  ) -> (error: Double, x: Float) {
    var worst = (error: 0.0, x: Float(0))
    for x in numbers {
      let error = error(x)
      // Not `>`, which would let a NaN pass.
      if !(error <= worst.error) { worst = (error, x) }
    }
    return worst
  }

  @Test("exp has a relative error of at most 1.2e-7")
  func expError() {
    let numbers = grid(-86.98, 88.72) + grid(-1, 1) + everyExponent
    let worst = worst(numbers.filter { $0 <= 88.72 }) { x in
      abs(Double(Kernels.exp(x)) / Foundation.exp(Double(x)) - 1)
    }
    #expect(worst.error <= 1.2e-7, "exp(\(worst.x))")
  }

  @Test("exp at the edges")
  func expEdges() {
    #expect(Kernels.exp(0) == 1 && Kernels.exp(-0.0) == 1)
    #expect(Kernels.exp(.leastNonzeroMagnitude) == 1)
    #expect(Kernels.exp(.infinity) == .infinity && Kernels.exp(89) == .infinity)
    #expect(Kernels.exp(-.infinity) == 0 && Kernels.exp(-1e30) == 0)
    #expect(Kernels.exp(-87) == 0 && Kernels.exp(-86.9) > 0)
    #expect(Kernels.exp(.nan).isNaN)
  }

  @Test("log has an error of at most 1e-7 of max(1, |ln x|)")
  func logError() {
    let positive = everyExponent.filter { $0 > 0 }
    let worst = worst(positive + grid(0.4, 2.1) + grid(1e-3, 60)) { x in
      let exact = Foundation.log(Double(x))
      return abs(Double(Kernels.log(x)) - exact) / max(1, abs(exact))
    }
    #expect(worst.error <= 1e-7, "log(\(worst.x))")
  }

  @Test("log at the edges")
  func logEdges() {
    #expect(Kernels.log(1) == 0)
    #expect(Kernels.log(0) == -.infinity && Kernels.log(-0.0) == -.infinity)
    #expect(Kernels.log(.infinity) == .infinity)
    #expect(Kernels.log(-1).isNaN && Kernels.log(-.infinity).isNaN)
    #expect(Kernels.log(-.leastNonzeroMagnitude).isNaN)
    #expect(Kernels.log(.nan).isNaN)
  }

  @Test("tanh has a relative error of at most 3e-7")
  func tanhError() {
    let normal = everyExponent.filter { $0.isNormal }
    let numbers = grid(-10, 10) + grid(-0.01, 0.01) + normal
    let worst = worst(numbers.filter { $0 != 0 }) { x in
      abs(Double(Kernels.tanh(x)) / Foundation.tanh(Double(x)) - 1)
    }
    #expect(worst.error <= 3e-7, "tanh(\(worst.x))")
  }

  @Test("tanh at the edges")
  func tanhEdges() {
    #expect(Kernels.tanh(0) == 0)
    #expect(Kernels.tanh(9) == 1 && Kernels.tanh(-9) == -1)
    #expect(Kernels.tanh(.infinity) == 1 && Kernels.tanh(-.infinity) == -1)
    #expect(Kernels.tanh(.nan).isNaN)
    // A subnormal number comes out as its neighbour at the farthest.
    let subnormal = stride(from: UInt32(1), to: 0x7F_FFFF, by: 104_729)
    #expect(
      subnormal.map { Float(bitPattern: $0) }.allSatisfy { x in
        abs(Kernels.tanh(x) - x) <= .leastNonzeroMagnitude
      })
  }

  @Test("tanh is odd and stays within -1 ... 1")
  func tanhRange() {
    let isOddAndBounded = (grid(0, 12) + everyExponent).allSatisfy { x in
      abs(Kernels.tanh(x)) <= 1 && Kernels.tanh(-x) == -Kernels.tanh(x)
    }
    #expect(isOddAndBounded)
  }

  @Test("exp and tanh do not fall where they are clamped")
  func monotone() {
    let edges: [(Float, Float, (Float) -> Float)] = [
      (-87.5, -86.8, Kernels.exp), (88.5, 89, Kernels.exp),
      (7.8, 8, Kernels.tanh), (-8, -7.8, Kernels.tanh),
    ]
    for (low, high, function) in edges {
      let y = grid(low, high, count: 2000).map(function)
      // Only the last bits may waver: the polynomials round.
      #expect(
        zip(y, y.dropFirst()).allSatisfy {
          $0 <= $1 || $0 - $1 <= 3e-7 * abs($1)
        })
      #expect(y.first! <= y.last!)
    }
  }
}
