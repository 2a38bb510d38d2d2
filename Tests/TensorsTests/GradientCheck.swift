import Basics
import Tensors
import Testing

/// An operation of the tensors and the same one in double precision.
struct Operation {
  let inputs: [Tensor]
  let computed: ([Tensor]) -> Tensor
  let defined: ([Reference]) -> Reference

  /// An operation on tensors of these shapes, with elements of 0.2 ..< 1.2 and
  /// of either sign where the operation allows it.
  init(
    on shapes: [Int]..., positive: Bool = false,
    _ computed: @escaping ([Tensor]) -> Tensor,
    as defined: @escaping ([Reference]) -> Reference
  ) {
    var generator = SplitMix64(seed: UInt64(shapes.joined().reduce(7, +)))
    inputs = shapes.map { shape in
      let elements = (0..<shape.reduce(1, *)).map { _ in
        let size = Float(0.2 + generator.uniform())
        return !positive && generator.integer(below: 2) == 0 ? -size : size
      }
      return Tensor(shape: shape, elements)
    }
    self.computed = computed
    self.defined = defined
  }
}

/// Single precision rounds to 2^-24 = 6e-8. The operations here take a few
/// dozen roundings on numbers of about 1, hardly ever all in one direction, and
/// the quotient of differences is off by less than 1e-9: its step is 1e-5, and
/// what it leaves out is the square of that.
private let tolerance = 3e-6

/// Compares values and gradients of an operation with its definition.
func check(
  _ operation: Operation, location: SourceLocation = #_sourceLocation
) {
  let expected = operation.defined(operation.inputs.map(Reference.init))
  let plain = operation.computed(operation.inputs)
  expectAgreement(plain, expected, "value", location)

  // The gradient of the sum of the results, each with a weight of its own.
  let weights = Tensor(
    shape: expected.shape,
    expected.elements.indices.map { index in
      Float((index * 7 + 3) % 11) / 4 - 1
    })
  for trackedInputs in subsets(of: operation.inputs.count) {
    let inputs = operation.inputs.enumerated().map { index, input in
      trackedInputs.contains(index) ? input.tracked() : input
    }
    let result = operation.computed(inputs)
    #expect(result == plain, sourceLocation: location)
    (result * weights).sum().backward()
    for (index, input) in inputs.enumerated() {
      guard trackedInputs.contains(index) else {
        #expect(input.gradient == nil, sourceLocation: location)
        continue
      }
      let quotients = differenceQuotients(operation, of: index, weights)
      expectAgreement(
        input.gradient, quotients, "gradient of input \(index)", location)
    }
  }
}

/// Each input tracked alone, and all of them.
private func subsets(of count: Int) -> [[Int]] {
  count == 1 ? [[0]] : (0..<count).map { [$0] } + [Array(0..<count)]
}

/// (f(x + h) - f(x - h)) / 2h for every element of one input.
private func differenceQuotients(
  _ operation: Operation, of input: Int, _ weights: Tensor
) -> Reference {
  let weights = Reference(weights)
  var inputs = operation.inputs.map(Reference.init)
  func weightedSum() -> Double {
    let result = operation.defined(inputs)
    return zip(result.elements, weights.elements).reduce(0) { $0 + $1.0 * $1.1 }
  }
  let step = 1e-5
  var quotients = inputs[input]
  for index in quotients.elements.indices {
    let x = inputs[input].elements[index]
    inputs[input].elements[index] = x + step
    let above = weightedSum()
    inputs[input].elements[index] = x - step
    let below = weightedSum()
    inputs[input].elements[index] = x
    quotients.elements[index] = (above - below) / (2 * step)
  }
  return quotients
}

private func expectAgreement(
  _ tensor: Tensor?, _ expected: Reference, _ what: String,
  _ location: SourceLocation
) {
  guard let tensor, tensor.shape == expected.shape else {
    Issue.record(
      "\(what): shape \(expected.shape), not \(tensor?.shape.description ?? "none")",
      sourceLocation: location)
    return
  }
  let worst =
    zip(tensor.elements, expected.elements).map { element, expected in
      abs(Double(element) - expected) / max(1, abs(expected))
    }.max() ?? 0
  #expect(worst <= tolerance, "\(what)", sourceLocation: location)
}
