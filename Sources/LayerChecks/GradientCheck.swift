import Basics
import Layers
import Tensors

/// A recurrent layer with numbers for everything that goes into it, and the
/// gradients of a loss found in three ways: by the layer's backward pass, by
/// the tape, and from two values of the loss for each number.
///
/// The loss is a weighted sum of all outputs and of the state after the last
/// step (the cell of an LSTM), so that every number matters.
public struct GradientCheck {
  let unit: RecurrentUnit
  let steps: Int
  let layer: RecurrentLayers
  /// X_0, X_1, ..., h_0, c_0 for an LSTM, and the four arrays of weights.
  let numbers: [Tensor]
  private let outputWeights: [Tensor]
  private let finalWeights: Tensor
  private let matrices: [Matrix]  // the numbers in double precision

  /// A layer with random numbers, of sizes that all differ.
  public init(
    _ unit: RecurrentUnit, steps: Int = 3, batchSize: Int = 2,
    inputs: Int = 5, hiddenUnits h: Int = 7,
    using generator: inout some RandomNumberGenerator
  ) {
    self.unit = unit
    self.steps = steps
    layer = RecurrentLayers(
      unit, inputs: inputs, hiddenUnits: h, using: &generator)
    func normal(_ shape: Shape, _ deviation: Float = 1) -> Tensor {
      Tensor.normal(
        1, shape.reduce(1, *), standardDeviation: deviation, using: &generator
      ).reshaped(shape)
    }
    let X = (0..<steps).map { _ in normal([batchSize, inputs]) }
    let states = (0..<(unit == .lstm ? 2 : 1)).map { _ in
      normal([batchSize, h])
    }
    numbers = X + states + layer.parameters.map { normal($0.shape, 0.5) }
    matrices = numbers.map(Matrix.init)
    outputWeights = (0..<steps).map { _ in normal([batchSize, h]) }
    finalWeights = normal([batchSize, h])
  }

  // MARK: - The loss, three times

  /// What the layer computes: all outputs, and the state after the last step.
  func layerOutputs(_ numbers: [Tensor]) -> (H: Tensor, final: Tensor) {
    var layer = layer
    layer.parameters = Array(numbers.suffix(4))
    let state = numbers[steps..<numbers.count - 4].map { Tensor.stack([$0]) }
    let (H, final) = layer(
      .stack(Array(numbers[..<steps])),
      LayerState(hidden: state[0], cell: unit == .lstm ? state[1] : nil))
    return (H, (final.cell ?? final.hidden)[0])
  }

  /// The same, step by step, in any kind of numbers.
  func stepOutputs<N: Numbers>(_ numbers: [N]) -> (H: [N], final: N) {
    let h = numbers[steps]
    let (H, c) = unit.unrolled(
      Array(numbers[..<steps]), h, unit == .lstm ? numbers[steps + 1] : h,
      Array(numbers.suffix(4)))
    return (H, unit == .lstm ? c : H[steps - 1])
  }

  func layerLoss(_ numbers: [Tensor]) -> Tensor {
    let (H, final) = layerOutputs(numbers)
    return (H * .stack(outputWeights)).sum() + (final * finalWeights).sum()
  }

  func stepLoss(_ numbers: [Tensor]) -> Tensor {
    let (H, final) = stepOutputs(numbers)
    return (Tensor.stack(H) * .stack(outputWeights)).sum()
      + (final * finalWeights).sum()
  }

  func doubleLoss(_ numbers: [Matrix]) -> Double {
    let (H, final) = stepOutputs(numbers)
    return zip(H, outputWeights).reduce(final.dot(Matrix(finalWeights))) {
      $0 + $1.0.dot(Matrix($1.1))
    }
  }

  // MARK: - The gradients

  /// The gradients of a loss, by its tape.
  func gradients(of loss: ([Tensor]) -> Tensor) -> [Tensor] {
    let leaves = numbers.map { $0.tracked() }
    loss(leaves).backward()
    return leaves.map { $0.gradient! }
  }

  // snippet.differences
  /// The derivative by element i of one of the numbers, from two values of the
  /// loss in double precision.
  func difference(_ number: Int, _ i: Int) -> Double {
    var matrices = matrices
    let e = 1e-5
    matrices[number].elements[i] += e
    let above = doubleLoss(matrices)
    matrices[number].elements[i] -= 2 * e
    return (above - doubleLoss(matrices)) / (2 * e)
  }
  // snippet.end
}

// MARK: - The report of the pages

extension GradientCheck {
  /// The names of the numbers, all inputs as one.
  private var names: [(name: String, indices: Range<Int>)] {
    let states = unit == .lstm ? ["h0", "c0"] : ["h0"]
    let rest = states + ["weight_ih", "weight_hh", "bias_ih", "bias_hh"]
    return [("X", 0..<steps)]
      + rest.enumerated().map { ($1, steps + $0..<steps + $0 + 1) }
  }

  /// A table: each gradient with its norm, and whether it agrees with the tape
  /// and with the differences.
  public func report() -> String {
    let byHand = gradients(of: layerLoss)
    let byTape = gradients(of: stepLoss)
    var lines = ["gradient        norm   tape   differences"]
    for (name, indices) in names {
      let hand = indices.flatMap { byHand[$0].elements }.map(Double.init)
      let tape = indices.flatMap { byTape[$0].elements }.map(Double.init)
      let differences = indices.flatMap { number in
        (0..<numbers[number].count).map { difference(number, $0) }
      }
      let norm = hand.reduce(0) { $0 + $1 * $1 }.squareRoot()
      lines.append(
        [
          name.left(10), norm.decimals(3).right(10),
          "  ", agreement(hand, tape).left(7),
          agreement(hand, differences),
        ].joined())
    }
    return lines.joined(separator: "\n")
  }

  /// Whether two gradients differ by less than 1e-5 of the largest number.
  private func agreement(_ a: [Double], _ b: [Double]) -> String {
    relativeDifference(a, b) < 1e-5 ? "< 1e-5" : "differs"
  }
}
