import Basics
import Testing

@Suite struct DecimalsTests {
  @Test("decimals are fixed, and a number too long for them has an exponent")
  func written() {
    #expect((1.0 / 3).decimals(2) == "0.33")
    #expect((-12.345).decimals(1) == "-12.3")
    #expect(999_999_999.4.decimals(0) == "999999999")
    #expect(2e134.decimals(2) == "2.00e+134")
    #expect(Double.infinity.decimals(2) == "inf")
  }

  @Test("a power of ten has as many digits as asked for")
  func powers() {
    #expect(0.00000021.powerOfTen(1) == "2.1e-07")
    #expect(12_345.0.powerOfTen(0) == "1e+04")
  }
}
