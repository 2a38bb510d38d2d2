import Tensors

// snippet.recurrence
/// The next value as a weighted sum of the last ones:
/// x̂_{t+1} = c_1 x_{t-τ+1} + … + c_τ x_t.
public struct LinearRecurrence: Forecaster {
  /// One for each past value, that of the oldest first.
  public let coefficients: [Float]

  /// A forecaster with these weights, that of the oldest value first.
  public init(_ coefficients: [Float]) { self.coefficients = coefficients }

  public var tau: Int { coefficients.count }

  public func callAsFunction(_ features: Tensor) -> Tensor {
    features.matmul(Tensor(shape: [tau, 1], coefficients))
  }
}
// snippet.end
