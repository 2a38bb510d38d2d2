import Tensors

/// A rule by which parameters follow their gradients.
public protocol Optimizer {
  /// How long a step is. A schedule may change it from step to step.
  var learningRate: Float { get set }

  /// Moves every parameter that has a gradient, and clears the gradients.
  mutating func step(_ model: inout some Trainable)

  /// All that it needs to go on with this model where it is now.
  func state(for model: some Trainable) -> OptimizerState

  /// Goes on where another one was.
  ///
  /// - Throws: `OptimizerStateError`; it is then as it was.
  mutating func restore(
    _ state: OptimizerState, for model: some Trainable
  ) throws(OptimizerStateError)
}
