import Basics
import Foundation
import SequenceModels
import Tensors
import Testing

@Suite struct TimeSeriesTests {
  @Test("without noise the series is the sine, from time 1 on")
  func clean() {
    var generator = SplitMix64(seed: 1)
    let series = TimeSeries.noisySine(
      count: 700, omega: 0.02, sigma: 0, using: &generator)
    #expect(series.count == 700)
    for t in 1...700 {
      #expect(abs(Double(series[t]) - sin(0.02 * Double(t))) < 1e-7)
    }
  }

  @Test("the noise has mean 0 and the standard deviation asked for")
  func noise() {
    var generator = SplitMix64(seed: 2)
    let series = TimeSeries.noisySine(
      count: 20_000, sigma: 0.2, using: &generator)
    let noise = (1...20_000).map {
      Double(series[$0]) - sin(0.01 * Double($0))
    }
    let mean = noise.reduce(0, +) / 20_000
    let variance = noise.reduce(0) { $0 + $1 * $1 } / 20_000
    // Four standard errors: 0.2 / √20000, and 0.04 √(2 / 20000).
    #expect(abs(mean) < 0.006)
    #expect(abs(variance - 0.04) < 0.0016)
  }

  @Test("the same seed gives the same series, another seed another")
  func seeds() {
    func series(_ seed: UInt64) -> TimeSeries {
      var generator = SplitMix64(seed: seed)
      return .noisySine(count: 50, sigma: 0.2, using: &generator)
    }
    #expect(series(1) == series(1))
    #expect(series(1) != series(2))
  }
}
