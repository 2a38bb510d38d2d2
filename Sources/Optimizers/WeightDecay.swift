import Basics
import Tensors

/// Weight decay beside the step (Loshchilov and Hutter, 2019): before each
/// step of another rule, every parameter that has a gradient shrinks by the
/// same share.
///
///     p ← p - η λ p,  then the step of the rule
///
/// The decay does not pass through the moments of Adam, as a penalty in the
/// loss would. For plain gradient descent both are the same.
public struct WeightDecay<Rule: Optimizer>: Optimizer {
  /// What takes the step.
  public private(set) var rule: Rule
  /// The share of a parameter that a step of length 1 takes away: λ.
  public private(set) var decay: Float

  /// A rule with a decay from 0 on.
  public init(_ rule: Rule, decay: Float) {
    require(
      decay >= 0 && decay.isFinite,
      "weight decay: it must be a finite number from 0 on, but it is \(decay)")
    (self.rule, self.decay) = (rule, decay)
  }

  public var learningRate: Float {
    get { rule.learningRate }
    set { rule.learningRate = newValue }
  }

  // snippet.step
  public mutating func step(_ model: inout some Trainable) {
    model.visitParameters { _, p in
      if p.gradient != nil {
        p.add(p.detached, scaledBy: -learningRate * decay)
      }
    }
    rule.step(&model)
  }
  // snippet.end

  public func state(for model: some Trainable) -> OptimizerState {
    let state = rule.state(for: model)
    return OptimizerState(
      rule: state.rule + Self.suffix,
      numbers: state.numbers.merging(["weight decay": Double(decay)]) { $1 },
      tensors: state.tensors)
  }

  public mutating func restore(
    _ state: OptimizerState, for model: some Trainable
  ) throws(OptimizerStateError) {
    var (numbers, name) = (state.numbers, state.rule)
    guard name.hasSuffix(Self.suffix) else {
      throw .otherRule(
        name, expected: rule.state(for: model).rule + Self.suffix)
    }
    name.removeLast(Self.suffix.count)
    let decay = try state.float(
      "weight decay", in: 0...Double(Float.greatestFiniteMagnitude),
      "a finite number from 0 on")
    numbers["weight decay"] = nil
    try rule.restore(
      OptimizerState(rule: name, numbers: numbers, tensors: state.tensors),
      for: model)
    self.decay = decay
  }

  private static var suffix: String { ", weight decay" }
}

/// Adam with weight decay beside its step.
public typealias AdamW = WeightDecay<Adam>

extension WeightDecay where Rule == Adam {
  /// AdamW with the decay that PyTorch takes for granted.
  public init(learningRate: Float = 0.001, decay: Float = 0.01) {
    self.init(Adam(learningRate: learningRate), decay: decay)
  }
}
