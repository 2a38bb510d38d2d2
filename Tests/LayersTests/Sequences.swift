import Basics
import Layers
import Tensors

/// A layer with large weights and biases, so that no term is too small to be
/// noticed when it goes missing.
func someLayers(
  _ unit: RecurrentUnit, inputs: Int = 5, hiddenUnits: Int = 7,
  layers: Int = 1, isBidirectional: Bool = false, seed: UInt64 = 1
) -> RecurrentLayers {
  var generator = SplitMix64(seed: seed)
  var result = RecurrentLayers(
    unit, inputs: inputs, hiddenUnits: hiddenUnits, layers: layers,
    isBidirectional: isBidirectional, using: &generator)
  result.parameters = result.parameters.map {
    someTensor($0.shape, seed: generator.next()).tracked()
  }
  return result
}

/// Numbers from -0.8 to 0.8.
func someTensor(_ shape: Shape, seed: UInt64) -> Tensor {
  var generator = SplitMix64(seed: seed)
  let elements = (0..<shape.reduce(1, *)).map { _ in
    Float(1.6 * generator.uniform() - 0.8)
  }
  return Tensor(shape: shape, elements)
}

/// A state that is not zero.
func someState(_ layers: RecurrentLayers, batchSize: Int = 2) -> LayerState {
  let shape = [layers.weights.count, batchSize, layers.hiddenUnits]
  return LayerState(
    hidden: someTensor(shape, seed: 21).tracked(),
    cell: layers.unit == .lstm ? someTensor(shape, seed: 22).tracked() : nil)
}

/// A weighted sum of everything that the layers give.
func loss(_ result: (outputs: Tensor, state: LayerState)) -> Tensor {
  func weighted(_ x: Tensor, _ seed: UInt64) -> Tensor {
    (x * someTensor(x.shape, seed: seed)).sum()
  }
  let sum = weighted(result.outputs, 31) + weighted(result.state.hidden, 32)
  return result.state.cell.map { sum + weighted($0, 33) } ?? sum
}

/// The largest difference between two tensors, infinite if their shapes
/// differ.
func largestDifference(_ x: Tensor, _ y: Tensor) -> Float {
  guard x.shape == y.shape else { return .infinity }
  return zip(x.elements, y.elements).map { abs($0 - $1) }.max() ?? 0
}
