import Tensors

/// A multilayer perceptron with one hidden layer: y = relu(x W₁ᵀ + b₁) W₂ᵀ + b₂.
public struct MultilayerPerceptron: Trainable {
  /// From the inputs to the hidden units.
  public var hidden: Linear
  /// From the hidden units to the outputs.
  public var output: Linear

  /// A network with random weights (see `WeightStart`).
  public init(
    inputs: Int, hiddenUnits: Int, outputs: Int, start: WeightStart = .xavier,
    using generator: inout some RandomNumberGenerator
  ) {
    hidden = Linear(
      inputs: inputs, outputs: hiddenUnits, start: start, using: &generator)
    output = Linear(
      inputs: hiddenUnits, outputs: outputs, start: start, using: &generator)
  }

  // snippet.call
  /// - Parameter x: (batch, inputs).
  /// - Returns: (batch, outputs).
  public func callAsFunction(_ x: Tensor) -> Tensor {
    output(relu(hidden(x)))
  }
  // snippet.end

  public mutating func visitParameters(_ visit: ParameterVisitor) {
    hidden.visitParameters(under: "hidden", visit)
    output.visitParameters(under: "output", visit)
  }
}
