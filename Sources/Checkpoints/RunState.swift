import Optimizers
import SafeTensors
import Tensors

/// All that changes while a model is trained, by names: the weights, what the
/// optimiser remembers, and the state of the generator.
public struct RunState: Equatable {
  /// Numbers as text.
  let fields: [String: String]
  private(set) var tensors: [String: Tensor]

  static let model = "model."
  static let optimizer = "optimizer."
  /// The weights that did best on a text that is not trained on.
  static let best = "best."

  init(fields: [String: String], tensors: [String: Tensor]) {
    (self.fields, self.tensors) = (fields, tensors)
  }

  static func hasTensor(_ name: String) -> Bool {
    [model, optimizer, best].contains(where: name.hasPrefix)
  }

  static func hasField(_ name: String) -> Bool {
    ["generator", "optimizer"].contains(name) || name.hasPrefix(optimizer)
  }

  /// The state of the generator of random numbers.
  var generator: UInt64? { fields["generator"].flatMap { UInt64($0) } }

  /// Where a run is now.
  public init(
    _ model: some Trainable, _ optimizer: some Optimizer, generator: UInt64
  ) {
    let memory = optimizer.state(for: model)
    var fields = ["generator": "\(generator)", "optimizer": memory.rule]
    for (name, number) in memory.numbers {
      fields[Self.optimizer + name] = "\(number)"
    }
    var tensors: [String: Tensor] = [:]
    for (name, tensor) in model.namedParameters(prefix: Self.model) {
      tensors[name] = tensor.detached
    }
    for (name, tensor) in memory.tensors {
      tensors[Self.optimizer + name] = tensor
    }
    self.init(fields: fields, tensors: tensors)
  }
}

extension RunState {
  /// Keeps the best weights: those of the model of a state that has no others.
  public mutating func keepBest(of state: RunState?) {
    for (name, tensor) in state?.tensors ?? [:] {
      if name.hasPrefix(Self.best) {
        tensors[name] = tensor
      } else if name.hasPrefix(Self.model) {
        let name = Self.best + name.dropFirst(Self.model.count)
        if state?.tensors[name] == nil { tensors[name] = tensor }
      }
    }
  }

  /// Gives a model the best weights, if any are kept.
  public func takeBest(_ model: inout some Trainable) {
    model.visitParameters { name, parameter in
      guard let best = tensors[Self.best + name] else { return }
      parameter = best.tracked()
    }
  }
}
