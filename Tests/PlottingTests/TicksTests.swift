import Foundation
import Testing

@testable import Plotting

@Suite struct TicksTests {
  private func linear(_ range: ClosedRange<Double>) -> [Tick] {
    Tick.ticks(over: range, on: .linear, count: 6)
  }

  private func logarithmic(_ range: ClosedRange<Double>) -> [Tick] {
    Tick.ticks(over: range, on: .logarithmic, count: 6)
  }

  private static let ranges: [ClosedRange<Double>] = [
    0...1, 1...500, -3...4.7, 0.0123...0.0124, 1.05...82, 99...101,
    -250_000 ... -3, 1e-12...3e-12, 4e8...9e8, 178_979...178_980,
  ]

  @Test(
    "linear ticks are 1, 2 or 5 times a power of ten apart", arguments: ranges)
  func steps(_ range: ClosedRange<Double>) throws {
    let values = linear(range).map(\.value)
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
    let values = linear(range).map(\.value)
    #expect(values[0] <= range.lowerBound)
    #expect(values[values.count - 1] >= range.upperBound)
    #expect((2...8).contains(values.filter(range.contains).count))
  }

  @Test(
    "the labels of ticks are different, and say the value", arguments: ranges)
  func labels(_ range: ClosedRange<Double>) {
    let ticks = linear(range)
    #expect(Set(ticks.map(\.label)).count == ticks.count)
    let step = ticks[1].value - ticks[0].value
    for tick in ticks {
      guard let number = Double(tick.label) else {
        #expect(tick.label.contains("10"))
        continue
      }
      #expect(abs(number - tick.value) < step / 100)
    }
  }

  @Test("few decades have ticks at 1, 2 and 5")
  func fewDecades() {
    let ticks = logarithmic(1.05...82)
    #expect(ticks.map(\.value) == [1, 2, 5, 10, 20, 50, 100])
    #expect(
      ticks.map(\.label) == ["1", "2", "5", "10", "20", "50", "100"])
  }

  @Test("many decades have ticks at powers of ten, and not too many")
  func manyDecades() {
    let some = logarithmic(0.01...1000)
    #expect(some.map(\.label) == ["0.01", "0.1", "1", "10", "100", "1000"])
    let many = logarithmic(1e-30...1e30)
    #expect((4...9).contains(many.count))
    #expect(many.map(\.label).allSatisfy { $0 == "1" || $0.hasPrefix("10") })
  }

  @Test("less than a decade has at least two ticks, and no zero")
  func withinADecade() {
    for range in [1.1...1.9, 17...28.0, 0.003...0.004, 9.5...10.5] {
      let ticks = logarithmic(range).map(\.value)
      #expect(ticks.filter(range.contains).count >= 2)
      #expect(ticks.allSatisfy { $0 > 0 })
    }
  }
}
