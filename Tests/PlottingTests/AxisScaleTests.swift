import Testing

@testable import Plotting

@Suite struct AxisScaleTests {
  private func fitted(
    _ values: [Double], _ scale: Axis.Scale = .linear,
    range: ClosedRange<Double>? = nil
  ) -> AxisScale {
    AxisScale(
      Axis("axis", scale: scale, range: range), values: values, tickCount: 6)
  }

  @Test("an axis encloses its data and moves only to a tick that is near")
  func ends() {
    #expect(fitted([1, 500]).range == 0...500)
    #expect(fitted([1, 510]).range == 0...510)
    #expect(fitted([1.05, 82], .logarithmic).range == 1...100)
  }

  @Test("a range that is asked for is kept")
  func explicitRange() {
    #expect(fitted([1, 500], range: 3...17).range == 3...17)
  }

  @Test("values that cannot be drawn have no place and move no end")
  func impossibleValues() {
    let odd = [Double.nan, .infinity, -.infinity, 1e300]
    #expect(fitted(odd + [0, 4]).range == fitted([0, 4]).range)
    let positive = fitted(odd + [0, -3, 2, 40], .logarithmic)
    #expect(positive.range == fitted([2, 40], .logarithmic).range)
    for value in odd + [0, -3] {
      #expect(positive.position(of: value) == nil)
    }
  }

  @Test("data without extent still gives an axis with ticks around it")
  func singleValue() {
    for value in [0, 7, -0.25, 1e-300, 5e99, 28] {
      let axis = fitted([value, value])
      #expect(axis.range.lowerBound < value && value < axis.range.upperBound)
      #expect(axis.ticks.count >= 2)
    }
    let axis = fitted([28], .logarithmic)
    #expect(axis.range.contains(28) && axis.ticks.count >= 2)
    #expect(fitted([]).range == 0...1)
    #expect(fitted([], .logarithmic).range == 1...10)
  }

  @Test("equal differences take equal space on a linear axis")
  func linear() throws {
    let axis = fitted([], range: -2...6)
    #expect([-2, 0, 2, 4, 6].map(axis.position) == [0, 0.25, 0.5, 0.75, 1])
  }

  @Test("equal ratios take equal space on a logarithmic axis")
  func logarithmic() throws {
    let axis = fitted([], .logarithmic, range: 1...10000)
    for (power, value) in [1.0, 10, 100, 1000, 10000].enumerated() {
      let position = try #require(axis.position(of: value))
      #expect(abs(position - Double(power) / 4) < 1e-12)
    }
  }
}
