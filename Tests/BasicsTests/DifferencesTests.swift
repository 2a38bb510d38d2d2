import Basics
import Testing

@Suite struct DifferencesTests {
  @Test("central differences are exact for squares, but for rounding")
  func squares() {
    let slopes = centralDifferences(at: [3, -2]) { $0[0] * $0[0] * $0[1] }
    #expect(abs(slopes[0] - -12) < 1e-8)  // 2 x y
    #expect(abs(slopes[1] - 9) < 1e-8)  // x²
  }
}
