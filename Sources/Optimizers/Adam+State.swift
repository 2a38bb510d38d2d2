import Basics
import Tensors

extension Adam {
  private static let names: Set = [
    "learning rate", "beta1", "beta2", "epsilon", "steps",
  ]

  /// The two tensors of each parameter are there after the first step.
  public func state(for model: some Trainable) -> OptimizerState {
    var tensors: [String: Tensor] = [:]
    for (name, moment) in moments {
      tensors["\(name).m"] = moment.m
      tensors["\(name).v"] = moment.v
    }
    return OptimizerState(
      rule: "Adam",
      numbers: [
        "learning rate": Double(learningRate), "beta1": Double(beta1),
        "beta2": Double(beta2), "epsilon": Double(epsilon),
        "steps": Double(steps),
      ], tensors: tensors)
  }

  public mutating func restore(
    _ state: OptimizerState, for model: some Trainable
  ) throws(OptimizerStateError) {
    let finite = 0...Double(Float.greatestFiniteMagnitude)
    let fraction = 0...Double(Float(1).nextDown)
    let parameters = model.namedParameters()
    try state.require(
      rule: "Adam", numbers: Self.names,
      tensors: Set(parameters.flatMap { ["\($0.name).m", "\($0.name).v"] }))
    // Beyond 2⁵³ whole numbers have gaps.
    let steps = try state.number("steps", in: 0...0x1p53, "a count")
    guard steps == steps.rounded() else {
      throw .badNumber("steps", steps, expected: "a whole number")
    }
    var moments: [String: (m: Tensor, v: Tensor)] = [:]
    if steps > 0 {
      for (name, parameter) in parameters {
        moments[name] = (
          try state.tensor("\(name).m", shape: parameter.shape),
          try state.tensor("\(name).v", shape: parameter.shape)
        )
      }
    } else if let name = state.tensors.keys.min() {
      throw .extra(name)
    }
    let sentence = "a finite number from 0 on"
    var other = Adam()
    other.learningRate = try state.float("learning rate", in: finite, sentence)
    other.beta1 = try state.float("beta1", in: fraction, "in 0 ..< 1")
    other.beta2 = try state.float("beta2", in: fraction, "in 0 ..< 1")
    other.epsilon = try state.float("epsilon", in: finite, sentence)
    other.steps = Int(steps)
    other.moments = moments
    self = other
  }
}
