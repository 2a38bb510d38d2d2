import Tensors

/// A rule by which parameters follow their gradients.
public protocol Optimizer {
  /// Moves every parameter that has a gradient, and clears the gradients.
  mutating func step(_ model: inout some Trainable)
}
