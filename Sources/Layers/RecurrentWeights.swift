import Tensors

/// The weights of one recurrent layer in one direction, named and laid out as
/// in PyTorch. With g rows of weights for each of h hidden units:
public struct RecurrentWeights {
  /// From the input: (g h, inputs).
  public var weightIH: Tensor
  /// From the hidden state of the step before: (g h, h).
  public var weightHH: Tensor
  /// Added to the product with the input: (g h).
  public var biasIH: Tensor
  /// Added to the product with the hidden state: (g h).
  public var biasHH: Tensor

  /// All four drawn from U(-a, a) with a = 1 / √h, PyTorch's default.
  init(
    _ unit: RecurrentUnit, inputs: Int, hiddenUnits h: Int,
    using generator: inout some RandomNumberGenerator
  ) {
    let a = 1 / Float(h).squareRoot()
    func uniform(_ shape: Int...) -> Tensor {
      Tensor.uniform(shape, from: -a, to: a, using: &generator).tracked()
    }
    weightIH = uniform(unit.gates * h, inputs)
    weightHH = uniform(unit.gates * h, h)
    biasIH = uniform(unit.gates * h)
    biasHH = uniform(unit.gates * h)
  }

  /// The four in the order in which they are visited.
  var all: [Tensor] { [weightIH, weightHH, biasIH, biasHH] }

  /// - Parameter layer: what the names end with, such as `_l0`.
  mutating func visitParameters(of layer: String, _ visit: ParameterVisitor) {
    visit("weight_ih" + layer, &weightIH)
    visit("weight_hh" + layer, &weightHH)
    visit("bias_ih" + layer, &biasIH)
    visit("bias_hh" + layer, &biasHH)
  }
}
