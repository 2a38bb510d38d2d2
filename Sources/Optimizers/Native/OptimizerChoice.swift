import Tensors

/// The rules by name, as a command line or a plan chooses them.
public enum OptimizerChoice: String, CaseIterable, Sendable {
  /// Against the gradient, as long as the learning rate says: `SGD`.
  case sgd
  /// Along a running sum of gradients: `Momentum`.
  case momentum
  /// With a rate of its own for each parameter: `Adam`.
  case adam

  /// A fresh one.
  ///
  /// - Parameter decay: weight decay beside its steps; with it, Adam is AdamW.
  public func callAsFunction(
    learningRate: Float, weightDecay decay: Float = 0
  ) -> ChosenOptimizer {
    switch self {
    case .sgd: .init(SGD(learningRate: learningRate), decay)
    case .momentum: .init(Momentum(learningRate: learningRate), decay)
    case .adam: .init(Adam(learningRate: learningRate), decay)
    }
  }
}

/// An optimiser that was chosen while the program runs.
public struct ChosenOptimizer: Optimizer {
  private var rule: any Optimizer

  fileprivate init(_ rule: some Optimizer, _ decay: Float) {
    self.rule = decay == 0 ? rule : WeightDecay(rule, decay: decay)
  }

  public var learningRate: Float {
    get { rule.learningRate }
    set { rule.learningRate = newValue }
  }

  public mutating func step(_ model: inout some Trainable) {
    rule.step(&model)
  }

  public func state(for model: some Trainable) -> OptimizerState {
    rule.state(for: model)
  }

  public mutating func restore(
    _ state: OptimizerState, for model: some Trainable
  ) throws(OptimizerStateError) {
    try rule.restore(state, for: model)
  }
}
