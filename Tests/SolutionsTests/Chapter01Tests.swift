import Basics
import SequenceModels
import Solutions
import Tensors
import Testing

@Suite struct Chapter01Tests {
  typealias Chapter01 = Solutions.Chapter01

  private let weather = MarkovChain([
    [0.1, 0.8, 0.1], [0.2, 0.1, 0.7], [0.6, 0.3, 0.1],
  ])

  @Test("1: two steps are a sum over what may come between")
  func twoSteps() {
    #expect(abs(Chapter01.chance(of: [0, 1, 2], in: weather) - 0.56) < 1e-6)
    let squared = weather.transition.matmul(weather.transition)
    for (i, j) in [(0, 2), (2, 0), (1, 1)] {
      let sum = Chapter01.chanceInTwoSteps(from: i, to: j, in: weather)
      #expect(abs(sum - Double(squared[i, j])) < 1e-6)
    }
    let sunToRain = Chapter01.chanceInTwoSteps(from: 0, to: 2, in: weather)
    #expect(abs(sunToRain - 0.58) < 1e-6)
  }

  @Test("2: shuffled, a mean of τ values costs its own variance on top")
  func shuffled() throws {
    #expect(Chapter01.variance(of: TimeSeries([1, 3, 1, 3])) == 1)
    for seed: UInt64 in 1...3 {
      var generator = SplitMix64(seed: seed)
      let series = TimeSeries.noisySine(
        count: 1000, sigma: 0.2, using: &generator)
      let shuffled = TimeSeries(generator.shuffled(series.values))
      for tau in [4, 40] {
        let rule = LinearRecurrence(
          [Float](repeating: 1 / Float(tau), count: tau))
        let error = rule.meanSquaredError(on: try shuffled.examples(tau: tau))
        let expected = Chapter01.errorWhenShuffled(meanOf: tau, of: series)
        #expect(abs(error / expected - 1) < 0.05)
      }
    }
  }

  @Test("3: merged states are no Markov chain: two steps are not the square")
  func merged() {
    var generator = SplitMix64(seed: 1)
    let days = weather.walk(20_000, using: &generator)
    let merged = Chapter01.merged(days)
    let one = frequencies(in: merged, states: 2, lag: 1)
    let two = frequencies(in: merged, states: 2, lag: 2)
    let square = one.matmul(one)
    #expect(abs(one[0, 0] - 0.1) < 0.01 && abs(one[1, 0] - 0.386) < 0.01)
    #expect(abs(one[0, 1] - 0.9) < 0.01 && abs(one[1, 1] - 0.614) < 0.01)
    #expect(abs(square[0, 0] - 0.357) < 0.01)
    #expect(abs(two[0, 0] - 0.23) < 0.01)
    // By hand: days of no sun are 0.375 clouds and 0.325 rain.
    let sunAfterNone: Float = (0.375 * 0.2 + 0.325 * 0.6) / (0.375 + 0.325)
    #expect(abs(sunAfterNone - 0.386) < 0.001)
  }
}
