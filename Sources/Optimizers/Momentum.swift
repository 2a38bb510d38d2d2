import Basics
import Tensors

/// Gradient descent with momentum (Polyak, 1964), as PyTorch's `SGD` has it:
/// each parameter moves by a running sum of its gradients, in which older ones
/// fade.
///
///     v ← μ v + g,  p ← p - η v
///
/// An optimiser belongs to one model: it remembers a tensor for each of its
/// parameters.
public struct Momentum: Optimizer {
  public var learningRate: Float
  /// How much of the velocity v stays at each step: μ, in 0 ..< 1.
  public internal(set) var momentum: Float
  /// v of each parameter that has had a gradient, by its name.
  var velocities: [String: Tensor] = [:]

  /// Gradient descent that keeps a part of its velocity, in 0 ..< 1.
  public init(learningRate: Float, momentum: Float = 0.9) {
    require(
      (0..<1).contains(momentum),
      "Momentum: the part that stays must lie in 0 ..< 1, but it is \(momentum)"
    )
    self.learningRate = learningRate
    self.momentum = momentum
  }

  // snippet.step
  public mutating func step(_ model: inout some Trainable) {
    Tensor.withoutRecording {
      model.visitParameters { name, p in
        guard let g = p.gradient else { return }
        let v = velocities[name].map { $0 * momentum + g } ?? g
        velocities[name] = v
        p.add(v, scaledBy: -learningRate)
        p.gradient = nil
      }
    }
  }
  // snippet.end

  public func state(for model: some Trainable) -> OptimizerState {
    OptimizerState(
      rule: "momentum",
      numbers: [
        "learning rate": Double(learningRate), "momentum": Double(momentum),
      ],
      tensors: velocities.reduce(into: [:]) { $0["\($1.key).v"] = $1.value })
  }

  public mutating func restore(
    _ state: OptimizerState, for model: some Trainable
  ) throws(OptimizerStateError) {
    let parameters = model.namedParameters()
    try state.require(
      rule: "momentum", numbers: ["learning rate", "momentum"],
      tensors: Set(parameters.map { "\($0.name).v" }))
    var other = Momentum(learningRate: try state.learningRate)
    other.momentum = try state.float(
      "momentum", in: 0...Double(Float(1).nextDown), "in 0 ..< 1")
    for (name, parameter) in parameters where state.tensors["\(name).v"] != nil
    {
      other.velocities[name] = try state.tensor(
        "\(name).v", shape: parameter.shape)
    }
    self = other
  }
}
