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

  /// The names of the four, without what says which layer they belong to.
  static let names = ["weight_ih", "weight_hh", "bias_ih", "bias_hh"]

  /// The four in the order of their names.
  public var all: [Tensor] {
    get { [weightIH, weightHH, biasIH, biasHH] }
    set {
      (weightIH, weightHH) = (newValue[0], newValue[1])
      (biasIH, biasHH) = (newValue[2], newValue[3])
    }
  }
}
