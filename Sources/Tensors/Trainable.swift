import Basics

// snippet.trainable
/// Something with parameters that training adjusts.
///
/// A model says once what they are and what they are called; lists, steps of
/// optimisers and files follow from that.
public protocol Trainable {
  /// Shows every parameter under its name to `visit`, which may change it:
  /// always the same ones in the same order.
  mutating func visitParameters(_ visit: ParameterVisitor)
}

/// What is done with a parameter, given its name.
public typealias ParameterVisitor = (_ name: String, inout Tensor) -> Void
// snippet.end

extension Trainable {
  /// The same for a part of a larger model: the names begin with that of the
  /// part and a full stop.
  public mutating func visitParameters(
    under part: String, _ visit: ParameterVisitor
  ) {
    visitParameters { name, parameter in
      visit("\(part).\(name)", &parameter)
    }
  }

  /// The parameters with their names.
  ///
  /// - Parameter prefix: what to put before each name, such as `"model."`.
  public func namedParameters(
    prefix: String = ""
  ) -> [(name: String, tensor: Tensor)] {
    var (model, result) = (self, [(name: String, tensor: Tensor)]())
    model.visitParameters { name, parameter in
      result.append((prefix + name, parameter))
    }
    return result
  }

  /// The names of the parameters.
  public var parameterNames: [String] { namedParameters().map { $0.name } }

  /// The parameters in the order of their names.
  ///
  /// As many as there are must be set.
  public var parameters: [Tensor] {
    get { namedParameters().map { $0.tensor } }
    set {
      let names = parameterNames
      require(
        newValue.count == names.count,
        "parameters: \(newValue.count) tensors cannot replace the "
          + "\(names.count) parameters \(names.joined(separator: ", "))")
      var rest = newValue[...]
      visitParameters { _, parameter in parameter = rest.removeFirst() }
    }
  }

  /// How many numbers training adjusts.
  public var parameterCount: Int {
    namedParameters().reduce(0) { $0 + $1.tensor.count }
  }
}
