import Basics
import Kernels
import Tensors

/// How the weights of a layer are drawn.
public enum WeightStart: Sendable {
  /// U(-a, a) with a = √(6 / (inputs + outputs)) (Glorot and Bengio, 2010),
  /// named after Xavier Glorot: signals keep their size through the layer, on
  /// the way forward and back. Biases are 0.
  case xavier
  /// U(-a, a) with a = 1 / √inputs for weights and biases: the default of
  /// PyTorch's linear layer.
  case fanIn
}

/// A linear layer with a bias: y = x Wᵀ + b.
public struct Linear: Trainable {
  /// (outputs, inputs), as in PyTorch.
  public var weight: Tensor { didSet { requireShapes() } }
  /// (outputs).
  public var bias: Tensor { didSet { requireShapes() } }

  /// A layer with random weights (see `WeightStart`).
  public init(
    inputs: Int, outputs: Int, start: WeightStart = .fanIn,
    using generator: inout some RandomNumberGenerator
  ) {
    require(
      inputs > 0 && outputs > 0,
      "linear layer: it needs at least one input and one output, not \(inputs) "
        + "and \(outputs)")
    let a: Float =
      switch start {
      case .xavier: (6 / Float(inputs + outputs)).squareRoot()
      case .fanIn: 1 / Float(inputs).squareRoot()
      }
    let weight = Tensor.uniform(
      outputs, inputs, from: -a, to: a, using: &generator)
    let bias =
      switch start {
      case .xavier: Tensor.zeros(outputs)
      case .fanIn: Tensor.uniform(outputs, from: -a, to: a, using: &generator)
      }
    self.init(weight: weight, bias: bias)
  }

  /// A layer with parameters that are given.
  public init(weight: Tensor, bias: Tensor) {
    self.weight = weight.tracked()
    self.bias = bias.tracked()
    requireShapes()
  }

  public mutating func visitParameters(_ visit: ParameterVisitor) {
    visit("weight", &weight)
    visit("bias", &bias)
  }

  /// The kernels trust the shapes: a weight that does not fit stops here.
  private func requireShapes() {
    require(
      weight.rank == 2 && bias.shape == [weight.shape[0]],
      "linear layer: a weight of shape \(weight.shape.written) and a bias of "
        + "shape \(bias.shape.written) do not fit: (outputs, inputs) and "
        + "(outputs,) are needed, with the same outputs")
  }

  /// - Parameter x: (..., inputs).
  /// - Returns: (..., outputs).
  // snippet.call
  public func callAsFunction(_ x: Tensor) -> Tensor {
    require(
      x.rank >= 2 && x.shape.last == weight.shape[1],
      "linear layer: the input has shape \(x.shape.written), but (..., inputs) "
        + "with \(weight.shape[1]) inputs is needed")
    let (X, W, b) = (x.detached, weight.detached, bias.detached)
    let Y = Tensor(uninitialized: x.shape.with(last: b.count))
    matrixProduct(
      X.matrix, W.panels(transposed: true), into: Y.base,
      then: .row(b.base))
    return Y.withGradients(of: [x, weight, bias]) { dY in
      // dX = dY W, dW = dYᵀ X, and db is the sum of the rows of dY
      let dX = Tensor(uninitialized: X.shape)
      matrixProduct(dY.matrix, W.panels(transposed: false), into: dX.base)
      let dW = Tensor.sum(ofProducts: [(dY.matrix, X.matrix)])
      let rows = dY.reshaped(dY.matrix.rows, b.count)
      return [dX, dW, rows.sum(axis: 0)]
    }
  }
  // snippet.end
}
