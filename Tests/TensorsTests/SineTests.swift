import Basics
import Foundation
import Tensors
import Testing

@Suite struct SineTests {
  @Test("the sine is that of the system, up to 1e-15")
  func values() {
    var generator = SplitMix64(seed: 3)
    for width in [1e-8, 0.1, 3, 100, 1e6] {
      for _ in 0..<2000 {
        let x = width * (2 * generator.uniform() - 1)
        #expect(abs(sine(x) - sin(x)) < 1e-15, "x = \(x)")
      }
    }
    for n in -50...50 {
      let x = Double(n) * .pi / 2
      #expect(abs(sine(x) - sin(x)) < 1e-15, "x = \(x)")
    }
  }

  @Test("the sine is odd, to the last bit, and keeps within -1 ... 1")
  func symmetry() {
    for step in 0..<10_000 {
      let x = 0.37 * Double(step)
      #expect(sine(-x) == -sine(x))
      #expect(abs(sine(x)) <= 1)
    }
    #expect(sine(0) == 0)
  }
}
