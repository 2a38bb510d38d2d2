import Basics
import Foundation
import Testing

@Suite struct ExponentialTests {
  @Test("the exponential is that of the system, up to 4e-16 of it")
  func exponentials() {
    var generator = SplitMix64(seed: 1)
    for bound in [1e-9, 1, 20, 700] {
      for _ in 0..<20_000 {
        let x = (2 * generator.uniform() - 1) * bound
        let wanted = Foundation.exp(x)
        #expect(abs(exponential(x) - wanted) <= 4e-16 * wanted, "x = \(x)")
      }
    }
  }

  @Test("at its ends the exponential becomes infinite, small, and nothing")
  func ends() {
    #expect(exponential(709.78).isFinite)
    #expect(exponential(709.79) == .infinity)
    #expect(exponential(.infinity) == .infinity)
    // Close to the least number of all, half of it may be missing.
    let least = Double.leastNonzeroMagnitude
    #expect(abs(exponential(-740) - Foundation.exp(-740.0)) <= least)
    #expect(exponential(-745) == least)
    #expect(exponential(-746) == 0)
    #expect(exponential(-.infinity) == 0)
    #expect(exponential(.nan).isNaN)
    #expect(exponential(0) == 1)
  }

  @Test("the logarithm is that of the system, up to 5e-16 of it")
  func logarithms() {
    var generator = SplitMix64(seed: 2)
    for power in [0.0001, 0.1, 1, 300] {
      for _ in 0..<20_000 {
        let x = Foundation.pow(10, (2 * generator.uniform() - 1) * power)
        let wanted = Foundation.log(x)
        #expect(abs(logarithm(x) - wanted) <= 5e-16 * abs(wanted), "x = \(x)")
      }
    }
  }

  @Test("the logarithm of what has none is infinite or no number")
  func withoutLogarithm() {
    let least = Double.leastNonzeroMagnitude
    #expect(logarithm(0) == -.infinity)
    #expect(logarithm(-1).isNaN)
    #expect(logarithm(.nan).isNaN)
    #expect(logarithm(.infinity) == .infinity)
    #expect(logarithm(1) == 0)
    #expect(logarithm(least) == Foundation.log(least))
  }
}
