import Basics
import SequenceModels
import Solutions
import Tensors
import Testing

@Suite struct Chapter01bTests {
  typealias Chapter01b = Solutions.Chapter01b

  @Test("1: a half of the distance is left after each prediction")
  func conversation() {
    let predictions = Chapter01b.conversation(after: 6, count: 4)
    #expect(predictions == [4, 3, 2.5, 2.25])
    #expect(Chapter01b.halfAndOne(2) == 2)
    let distances = ([6] + predictions).map { $0 - 2 }
    #expect(zip(distances, distances.dropFirst()).allSatisfy { $1 == $0 / 2 })
    // From below it comes to the same point.
    #expect(abs(Chapter01b.conversation(after: -9, count: 60).last! - 2) < 1e-9)
  }

  @Test("2: of 1, 2, 8 and 40 values 8 are best, and none reaches the noise")
  func pastValues() throws {
    let errors = try [1, 2, 8, 40].map {
      try Chapter01b.errors(tau: $0, seeds: 1...4)
    }
    #expect(errors.allSatisfy { $0.network > 0.04 })
    #expect(errors[0].network > errors[1].network)
    #expect(errors[1].network > errors[2].network)
    #expect(errors[3].network > errors[2].network)
    // The mean of 40 lags behind; the network with 40 values less so.
    #expect(errors[3].mean > errors[2].mean)
    #expect(errors[3].network < errors[3].mean)
  }

  @Test("2: the expected error of a mean is that of many values")
  func expectedError() throws {
    for (tau, error) in [(1, 0.080), (8, 0.046), (40, 0.062)] {
      let expected = Chapter01b.expectedErrorOfMean(of: tau)
      #expect(abs(expected - error) < 0.0005)
      var generator = SplitMix64(seed: 1)
      let series = TimeSeries.noisySine(
        count: 62_832, sigma: 0.2, using: &generator)  // a hundred periods
      let measured = Chapter01b.meanOfLast(tau)
        .meanSquaredError(on: try series.examples(tau: tau))
      #expect(abs(measured / expected - 1) < 0.02)
    }
  }

  @Test("3: a network of the clean sine sees nothing, 8 or 16 steps ahead")
  func sight() throws {
    #expect(try Chapter01b.sight(epochs: 10, seed: 1) == 0)
    #expect(try Chapter01b.sight(epochs: 100, seed: 1) == 8)
    #expect(try Chapter01b.sight(epochs: 100, seed: 4) == 16)
  }

  @Test(
    "3: without noise the sine's own rule is the best, with noise the worst")
  func rules() throws {
    for (noise, best) in [(0.2, 1), (0, 2)] {
      let run = try Chapter01b.Run(noise: noise, epochs: 1, seed: 1)
      let errors = try [
        Chapter01b.meanOfLast(1), Chapter01b.meanOfLast(4),
        Chapter01b.sinesOwnRule,
      ].map { try run.error(of: $0) }
      #expect(errors[best] == errors.min())
      #expect((errors[2] == errors.max()) == (noise > 0))
    }
  }

  @Test("4: a linear layer becomes the mean of four, and stays near its level")
  func linear() throws {
    for seed: UInt64 in 1...2 {
      let run = try Chapter01b.Run(seed: seed)
      let linear = try Chapter01b.LinearForecaster(
        trainedOn: run, epochs: 60, seed: seed)
      #expect(linear.layer.weight.elements.allSatisfy { abs($0 - 0.25) < 0.06 })
      #expect(abs(linear.layer.weight.sum().item - 1) < 0.05)
      let error = try run.error(of: linear)
      #expect(error < (try run.error(of: run.network)))
      #expect(
        abs(error - (try run.error(of: Chapter01b.meanOfLast(4)))) < 0.001)
      #expect(
        try run.error(of: linear, stepsAhead: 64)
          < run.error(of: run.network, stepsAhead: 64))
    }
    let best = 0.5 / (0.04 + 0.5 * 4)
    #expect(abs(best - 0.245) < 0.0005)
  }

  @Test("5: a label 16 steps later is better than 16 single steps")
  func direct() throws {
    for seed: UInt64 in 1...4 {
      let run = try Chapter01b.Run(seed: seed)
      let direct = try Chapter01b.DirectForecaster(trainedOn: run, seed: seed)
      #expect((0.07..<0.085).contains(try run.error(of: direct)))
      #expect(
        (0.13..<0.365).contains(
          try run.error(of: run.network, stepsAhead: 16)))
      // Both are measured on the same values.
      let times = try [(direct.tau, 1), (4, 16)].map { tau, k in
        try Chapter01b.meanOfLast(tau)
          .predictions(of: run.series, stepsAhead: k)
          .map(\.time).filter { $0 > Chapter01b.end }
      }
      #expect(times[0] == times[1])
    }
  }

  @Test("6: the past is as hard to predict as the future")
  func directions() throws {
    let errors = try (1...6).map {
      try Chapter01b.errorsInBothDirections(seed: $0)
    }
    let difference = errors.reduce(0) { $0 + $1.backwards - $1.forwards } / 6
    let forwards = errors.map(\.forwards)
    #expect(abs(difference) < forwards.max()! - forwards.min()!)
    #expect(abs(difference) < 0.005)
  }
}
