import Optimizers
import Tensors

/// The optimisers that a command line can name.
public enum OptimizerChoice: String, CaseIterable, Sendable {
  case sgd, adam

  /// A fresh one.
  public func callAsFunction(learningRate: Float) -> ChosenOptimizer {
    switch self {
    case .sgd: .sgd(SGD(learningRate: learningRate))
    case .adam: .adam(Adam(learningRate: learningRate))
    }
  }
}

/// An optimiser that was chosen while the program runs.
public enum ChosenOptimizer: Optimizer {
  case sgd(SGD)
  case adam(Adam)

  public mutating func step(_ model: inout some Trainable) {
    switch self {
    case .sgd(let sgd): sgd.step(&model)
    case .adam(var adam):
      adam.step(&model)
      self = .adam(adam)
    }
  }

  public func state(for model: some Trainable) -> OptimizerState {
    switch self {
    case .sgd(let sgd): sgd.state(for: model)
    case .adam(let adam): adam.state(for: model)
    }
  }

  public mutating func restore(
    _ state: OptimizerState, for model: some Trainable
  ) throws(OptimizerStateError) {
    switch self {
    case .sgd(var sgd):
      try sgd.restore(state, for: model)
      self = .sgd(sgd)
    case .adam(var adam):
      try adam.restore(state, for: model)
      self = .adam(adam)
    }
  }
}
