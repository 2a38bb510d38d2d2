import Testing

@testable import Plotting

@Suite struct NumberTextTests {
  @Test("a fixed number has exactly its decimals, halves away from zero")
  func fixed() {
    #expect(NumberText.fixed(2.25, decimals: 1) == "2.3")
    #expect(NumberText.fixed(-2.25, decimals: 1) == "-2.3")
    #expect(NumberText.fixed(7, decimals: 3) == "7.000")
    #expect(NumberText.fixed(0.0625, decimals: 2) == "0.06")
    #expect(NumberText.fixed(1234567, decimals: 0) == "1234567")
    #expect(NumberText.fixed(9.996, decimals: 2) == "10.00")
  }

  @Test("there is no minus before zero")
  func zero() {
    #expect(NumberText.fixed(-0.004, decimals: 2) == "0.00")
    #expect(NumberText.short(-0.0, decimals: 1) == "0")
    #expect(NumberText.significant(0, digits: 3) == "0")
    #expect(NumberText.scientific(0, decimals: 2) == "0")
  }

  @Test("a short number loses the zeros behind the point, not those before it")
  func short() {
    #expect(NumberText.short(100, decimals: 0) == "100")
    #expect(NumberText.short(100, decimals: 3) == "100")
    #expect(NumberText.short(10.50, decimals: 3) == "10.5")
  }

  @Test("significant digits count from the first that is not zero")
  func significant() {
    #expect(NumberText.significant(1.0546, digits: 4) == "1.055")
    #expect(NumberText.significant(178979, digits: 2) == "178979")
    #expect(NumberText.significant(0.00123456, digits: 3) == "0.00123")
    #expect(NumberText.significant(2.5e7, digits: 3) == "2.5×10⁷")
    #expect(NumberText.significant(-3.25e-12, digits: 3) == "-3.25×10⁻¹²")
    #expect(NumberText.significant(5e-324, digits: 3) == "4.94×10⁻³²⁴")
    #expect(NumberText.significant(1.5e308, digits: 3) == "1.5×10³⁰⁸")
  }

  @Test("a factor that rounds up to ten is one power more")
  func carriedPower() {
    #expect(NumberText.scientific(9.999e6, decimals: 2) == "10⁷")
    #expect(NumberText.scientific(-9.999e6, decimals: 2) == "-10⁷")
  }

  @Test("the exponent is that of the power of ten just below")
  func exponent() {
    for power in -20...20 {
      let value = Double("1e\(power)") ?? .nan
      #expect(NumberText.exponent(of: value) == power)
      #expect(NumberText.exponent(of: value * 9.99) == power)
    }
    #expect(NumberText.exponent(of: 999.9999999999999) == 2)
  }
}
