import Foundation
import SequenceModels
import Tensors
import Testing

/// x_{t+1} = 2 cos(ω) x_t - x_{t-1}: what every sine of step ω does.
private func sineRule(_ omega: Double, tau: Int) -> LinearRecurrence {
  let older = [Float](repeating: 0, count: tau - 2)
  return LinearRecurrence(older + [-1, Float(2 * cos(omega))])
}

/// The value that was seen `lag` steps before the one to predict.
private func echo(_ lag: Int, tau: Int) -> LinearRecurrence {
  LinearRecurrence((0..<tau).map { $0 == tau - lag ? 1 : 0 })
}

@Suite struct ForecasterTests {
  private let omega = 0.3
  private var sine: TimeSeries {
    TimeSeries((1...90).map { Float(sin(omega * Double($0))) })
  }

  @Test(
    "a perfect predictor lies on the data, for every k and at the right times",
    arguments: [1, 2, 4, 16, 64], [2, 4, 7])
  func perfect(k: Int, tau: Int) throws {
    let forecasts = try sineRule(omega, tau: tau)
      .predictions(of: sine, stepsAhead: k)
    #expect(forecasts.map(\.time) == Array(tau + k...90))
    for forecast in forecasts {
      // Rounding grows with the square of the steps: 64² of 6e-8.
      #expect(abs(forecast.value - sine[forecast.time]) < 5e-4)
    }
    #expect(forecasts.meanSquaredError(on: sine) < 1e-7)
  }

  @Test("a prediction k steps ahead sees nothing of the last k values")
  func blind() throws {
    let (tau, k) = (3, 5)
    var values = (1...40).map { Float($0 % 11) }
    let rule = LinearRecurrence([0.5, -1, 2])
    let before = try rule.predictions(of: TimeSeries(values), stepsAhead: k)
    values[20] += 100  // x_21
    let after = try rule.predictions(of: TimeSeries(values), stepsAhead: k)
    for (old, new) in zip(before, after) {
      let sees = 21 <= old.time - k && 21 > old.time - k - tau
      #expect((old.value != new.value) == sees, "time \(old.time)")
    }
  }

  @Test("one step ahead is the rule itself, applied to the values before")
  func oneStep() throws {
    let series = TimeSeries([1, 2, 4, 8, 16, 32])
    for lag in 1...3 {
      let forecasts = try echo(lag, tau: 3)
        .predictions(of: series, stepsAhead: 1)
      #expect(forecasts.map(\.time) == [4, 5, 6])
      #expect(forecasts.map(\.value) == [4, 5, 6].map { series[$0 - lag] })
    }
  }

  @Test("a continuation agrees with the predictions k steps ahead of its start")
  func continuation() throws {
    let rule = LinearRecurrence([0.2, -0.7, 1.1])
    let start = 50
    let forecasts = try rule.continuation(of: sine, after: start, count: 40)
    #expect(forecasts.map(\.time) == Array(51...90))
    for (k, forecast) in zip(1..., forecasts) {
      let ahead = try rule.predictions(of: sine, stepsAhead: k)
      #expect(ahead.first { $0.time == start + k } == forecast)
    }
  }

  @Test("a continuation may begin at the last value and leave the series")
  func beyond() throws {
    let rule = sineRule(omega, tau: 2)
    let forecasts = try rule.continuation(of: sine, after: 90, count: 20)
    for forecast in forecasts {
      let expected = sin(omega * Double(forecast.time))
      #expect(abs(Double(forecast.value) - expected) < 1e-4)
    }
    #expect(forecasts.map(\.time) == Array(91...110))
  }

  @Test("the shortest series has one prediction; a shorter one is an error")
  func shortest() throws {
    let series = TimeSeries([1, 2, 3, 4, 5, 6, 7])
    let rule = echo(1, tau: 4)
    #expect(
      try rule.predictions(of: series, stepsAhead: 3)
        == [Forecast(time: 7, value: 4)])
    let error = SequenceError.seriesTooShort(count: 7, tau: 4, k: 4)
    #expect(throws: error) {
      try rule.predictions(of: series, stepsAhead: 4)
    }
    #expect(error.description.contains("4 + 4 values, and it has 7"))
    #expect(throws: SequenceError.seriesTooShort(count: 7, tau: 4, k: .max)) {
      try rule.predictions(of: series, stepsAhead: .max)
    }
  }

  @Test("no past values, no steps and an impossible start are errors")
  func impossible() {
    let none = LinearRecurrence([])
    #expect(throws: SequenceError.noPastValues(tau: 0)) {
      try none.predictions(of: sine, stepsAhead: 1)
    }
    #expect(throws: SequenceError.noPastValues(tau: 0)) {
      try none.continuation(of: sine, after: 9, count: 1)
    }
    let rule = echo(1, tau: 3)
    for k in [0, -2] {
      #expect(throws: SequenceError.noStepsAhead(k: k)) {
        try rule.predictions(of: sine, stepsAhead: k)
      }
      #expect(throws: SequenceError.noStepsAhead(k: k)) {
        try rule.continuation(of: sine, after: 9, count: k)
      }
    }
    for time in [2, 91, -5] {
      let error = SequenceError.cannotStart(after: time, tau: 3, count: 90)
      #expect(throws: error) {
        try rule.continuation(of: sine, after: time, count: 2)
      }
    }
  }

  @Test("nothing is recorded while predicting")
  func unrecorded() throws {
    struct Probe: Forecaster {
      let tau = 2
      let weight = Tensor([[0.5], [0.5]]).tracked()
      func callAsFunction(_ features: Tensor) -> Tensor {
        let next = features.matmul(weight)
        #expect(next.graphSize == 0)
        return next
      }
    }
    _ = try Probe().predictions(of: sine, stepsAhead: 3)
    _ = try Probe().continuation(of: sine, after: 10, count: 3)
    _ = Probe().meanSquaredError(on: try sine.examples(tau: 2))
  }
}
