import Basics
import Tensors

/// What an optimiser remembers, by names, so that it can be stored.
public struct OptimizerState: Equatable {
  /// The name of the rule.
  public let rule: String
  /// Its numbers by their names: `steps`.
  public let numbers: [String: Double]
  /// Tensors by the name of their parameter and their own: `W_xh.m`.
  public let tensors: [String: Tensor]

  /// What an optimiser with this rule remembers.
  public init(
    rule: String, numbers: [String: Double], tensors: [String: Tensor] = [:]
  ) {
    self.rule = rule
    self.numbers = numbers
    self.tensors = tensors
  }
}

/// Why an optimiser cannot take over a state; the description is the end of a
/// sentence.
public enum OptimizerStateError: Error, Equatable, CustomStringConvertible {
  /// The state is that of another rule, which is named first.
  case otherRule(String, expected: String)
  /// A number of this name is not there.
  case missingNumber(String)
  /// A number cannot be one of this rule; `expected` says what it must be.
  case badNumber(String, Double, expected: String)
  /// A tensor of this name is not there.
  case missingTensor(String)
  /// A tensor has not the shape of its parameter.
  case otherShape(tensor: String, Shape, expected: Shape)
  /// The rule has no use for a number or a tensor of this name.
  case extra(String)

  public var description: String {
    switch self {
    case .otherRule(let rule, let expected):
      "its optimiser is “\(rule)”, but \(expected) is needed"
    case .missingNumber(let name):
      "its optimiser has no number “\(name)”"
    case .badNumber(let name, let number, let expected):
      "the number “\(name)” of its optimiser is \(number), but must be "
        + expected
    case .missingTensor(let name):
      "its optimiser has no tensor “\(name)”"
    case .otherShape(let tensor, let shape, let expected):
      "the tensor “\(tensor)” of its optimiser has the shape "
        + "\(shape.written), but \(expected.written) is needed"
    case .extra(let name):
      "its optimiser has “\(name)”, for which there is no place"
    }
  }
}

extension OptimizerState {
  /// A number that must be there, in a range.
  func number(
    _ name: String, in range: ClosedRange<Double>, _ expected: String
  ) throws(OptimizerStateError) -> Double {
    guard let number = numbers[name] else { throw .missingNumber(name) }
    guard range.contains(number) else {
      throw .badNumber(name, number, expected: expected)
    }
    return number
  }

  /// A number that fits a `Float` exactly.
  func float(
    _ name: String, in range: ClosedRange<Double>, _ expected: String
  ) throws(OptimizerStateError) -> Float {
    let number = try number(name, in: range, expected)
    guard Double(Float(number)) == number else {
      throw .badNumber(name, number, expected: "a number of 32 bits")
    }
    return Float(number)
  }

  /// The learning rate, which every optimiser has.
  var learningRate: Float {
    get throws(OptimizerStateError) {
      try float(
        "learning rate", in: 0...Double(Float.greatestFiniteMagnitude),
        "a finite number from 0 on")
    }
  }

  /// A tensor that must be there, of this shape.
  func tensor(
    _ name: String, shape: Shape
  ) throws(OptimizerStateError) -> Tensor {
    guard let tensor = tensors[name] else { throw .missingTensor(name) }
    guard tensor.shape == shape else {
      throw .otherShape(tensor: name, tensor.shape, expected: shape)
    }
    return tensor
  }

  /// Makes sure that the state is one of this rule, and holds nothing else.
  func require(
    rule: String, numbers: Set<String>, tensors: Set<String> = []
  ) throws(OptimizerStateError) {
    guard self.rule == rule else {
      throw .otherRule(self.rule, expected: rule)
    }
    let extra =
      Set(self.numbers.keys).subtracting(numbers)
      .union(Set(self.tensors.keys).subtracting(tensors))
    if let name = extra.min() { throw .extra(name) }
  }
}
