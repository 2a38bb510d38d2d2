import Tensors

/// Stochastic gradient descent: each parameter moves against its gradient.
public struct SGD: Optimizer, Sendable {
  /// How long a step is, in gradients.
  public var learningRate: Float

  /// Gradient descent with steps of this length.
  public init(learningRate: Float) { self.learningRate = learningRate }

  /// p ← p - η g for every parameter; the gradients are cleared.
  // snippet.step
  public func step(_ model: inout some Trainable) {
    model.visitParameters { _, p in
      guard let g = p.gradient else { return }
      p.add(g, scaledBy: -learningRate)
      p.gradient = nil
    }
  }
  // snippet.end

  public func state(for model: some Trainable) -> OptimizerState {
    OptimizerState(
      rule: "SGD", numbers: ["learning rate": Double(learningRate)])
  }

  public mutating func restore(
    _ state: OptimizerState, for model: some Trainable
  ) throws(OptimizerStateError) {
    try state.require(rule: "SGD", numbers: ["learning rate"])
    learningRate = try state.learningRate
  }
}
