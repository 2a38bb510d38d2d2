import Foundation
import Testing

@testable import Plotting

@Suite struct TicksTests {
  private static let ranges: [ClosedRange<Double>] = [
    0...1, 1...500, -3...4.7, 0.0123...0.0124, 1.05...82, 99...101,
    -250_000 ... -3, 1e-12...3e-12, 4e8...9e8, 178_979...178_980,
  ]

  @Test(
    "linear ticks are 1, 2 or 5 times a power of ten apart", arguments: ranges)
  func steps(_ range: ClosedRange<Double>) throws {
    let values = Ticks.linear(over: range, count: 6).values
    let step = values[1] - values[0]
    let factor = step / pow(10, log10(step * 1.001).rounded(.down))
    #expect([1.0, 2, 5].contains { abs($0 - factor) < 1e-3 })
    for (index, value) in values.enumerated() {
      #expect(abs(value - values[0] - Double(index) * step) < step / 100)
    }
  }

  @Test(
    "linear ticks enclose their range, and few lie inside", arguments: ranges)
  func enclosing(_ range: ClosedRange<Double>) {
    let values = Ticks.linear(over: range, count: 6).values
    #expect(values[0] <= range.lowerBound)
    #expect(values[values.count - 1] >= range.upperBound)
    #expect((2...8).contains(values.filter(range.contains).count))
  }

  @Test(
    "the labels of ticks are different, and say the value", arguments: ranges)
  func labels(_ range: ClosedRange<Double>) {
    let ticks = Ticks.linear(over: range, count: 6)
    #expect(Set(ticks.labels).count == ticks.labels.count)
    let step = ticks.values[1] - ticks.values[0]
    for (value, label) in zip(ticks.values, ticks.labels) {
      guard let number = Double(label) else {
        #expect(label.contains("10"))
        continue
      }
      #expect(abs(number - value) < step / 100)
    }
  }

  @Test("few decades have ticks at 1, 2 and 5")
  func fewDecades() {
    let ticks = Ticks.logarithmic(over: 1.05...82, count: 6)
    #expect(ticks.values == [1, 2, 5, 10, 20, 50, 100])
    #expect(ticks.labels == ["1", "2", "5", "10", "20", "50", "100"])
  }

  @Test("many decades have ticks at powers of ten, and not too many")
  func manyDecades() {
    let some = Ticks.logarithmic(over: 0.01...1000, count: 6)
    #expect(some.labels == ["0.01", "0.1", "1", "10", "100", "1000"])
    let many = Ticks.logarithmic(over: 1e-30...1e30, count: 6)
    #expect((4...9).contains(many.values.count))
    #expect(many.labels.allSatisfy { $0 == "1" || $0.hasPrefix("10") })
  }

  @Test("less than a decade has at least two ticks, and no zero")
  func withinADecade() {
    for range in [1.1...1.9, 17...28.0, 0.003...0.004, 9.5...10.5] {
      let ticks = Ticks.logarithmic(over: range, count: 6).values
      #expect(ticks.filter(range.contains).count >= 2)
      #expect(ticks.allSatisfy { $0 > 0 })
    }
  }
}
