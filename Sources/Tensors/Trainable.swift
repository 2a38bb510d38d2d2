/// Something with parameters that training adjusts.
public protocol Trainable {
  /// Everything that training adjusts, always in the same order.
  var parameters: [Tensor] { get set }

  /// A name for each parameter, in the same order.
  var parameterNames: [String] { get }
}

extension Trainable {
  /// How many numbers training adjusts.
  public var parameterCount: Int { parameters.reduce(0) { $0 + $1.count } }
}
