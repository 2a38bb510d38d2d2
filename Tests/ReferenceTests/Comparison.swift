import GradClip
import Optimizers
import Params
import RNNCell
import Tensors
import TextData
import Training

/// Collects where computed values differ from expected ones.
struct Comparison {
  /// Relative to the largest absolute value of the expected tensor, or to
  /// `floor` where all are smaller: what `Values/README.md` allows.
  static let tolerance = 1e-4
  static let floor = 1e-3

  let file: String
  private(set) var differences: [String] = []

  init(file: String) { self.file = file }

  mutating func compare(
    _ field: String, _ values: [Float], _ expected: [Double]
  ) {
    guard values.count == expected.count else {
      differences.append(
        "\(file), expected.\(field): \(values.count) numbers were computed, "
          + "\(expected.count) are expected")
      return
    }
    let size = expected.reduce(Self.floor) { max($0, abs($1)) }
    let errors = zip(values, expected).map { abs(Double($0) - $1) }
    // A NaN is never within the tolerance.
    let wrong = errors.indices.filter { !(errors[$0] <= Self.tolerance * size) }
    guard let first = wrong.first else { return }
    differences.append(
      "\(file), expected.\(field): \(wrong.count) of \(errors.count) numbers "
        + "differ; number \(first) is \(values[first]), but \(expected[first]) "
        + "is expected within \(Self.tolerance * size)")
  }

  mutating func compare(_ field: String, _ value: Bool, _ expected: Bool) {
    if value != expected {
      differences.append(
        "\(file), expected.\(field): \(value), but \(expected) is expected")
    }
  }

  /// One tensor for each parameter, by name.
  mutating func compare(
    _ field: String, _ tensors: [Tensor?],
    _ expected: [String: NestedArray<Double>]
  ) {
    for (name, tensor) in zip(RNNParameters.names, tensors) {
      compare(
        "\(field).\(name)", tensor?.elements ?? [],
        expected[name]?.elements ?? [])
    }
  }
}

extension ReferenceCase {
  /// Computes one step of training and says where it differs.
  func differences(file: String) -> [String] {
    var comparison = Comparison(file: file)
    var model = model
    let (logits, newState) = model(minibatch.inputs, state)
    comparison.compare("logits", logits.elements, expected.logits.elements)
    comparison.compare("state", newState.H.elements, expected.state.elements)

    let loss = logits.crossEntropy(minibatch.targets.transposed.indices)
    var perplexity = Perplexity()
    perplexity.add(
      meanLoss: Double(loss.item), tokens: minibatch.tokenCount)
    comparison.compare("loss", [loss.item], [expected.loss])
    comparison.compare(
      "perplexity", [Float(perplexity.value)], [expected.perplexity])

    loss.backward()
    comparison.compare(
      "grads", model.parameters.map(\.gradient), expected.grads)
    let norm = clipGradients(of: model.parameters, to: theta)
    comparison.compare("grad_norm", [Float(norm)], [expected.grad_norm])
    comparison.compare("clipped", norm > Double(theta), expected.clipped)
    comparison.compare(
      "clipped_grads", model.parameters.map(\.gradient),
      expected.clipped_grads)
    SGD(learningRate: lr).step(&model)
    comparison.compare("updated", model.parameters, expected.updated)
    return comparison.differences
  }
}
