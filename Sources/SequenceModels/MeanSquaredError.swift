import Tensors

extension Forecaster {
  // snippet.error
  /// The mean of (x̂ - x)² over all examples, as the forecaster is now.
  public func meanSquaredError(on examples: Examples) -> Double {
    Tensor.withoutRecording {
      let errors = self(examples.features) - examples.labels  // (examples, 1)
      return errors.sumOfSquares / Double(examples.count)
    }
  }
  // snippet.end
}

extension Collection<Forecast> {
  /// The mean of (x̂ - x)² over the forecasts, each compared with the value of
  /// the series at its time; NaN if there is none.
  public func meanSquaredError(on series: TimeSeries) -> Double {
    let sum = reduce(0.0) { sum, forecast in
      let error = Double(forecast.value) - Double(series[forecast.time])
      return sum + error * error
    }
    return sum / Double(count)
  }
}
