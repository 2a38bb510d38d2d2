import Basics
import Kernels
import Tensors

/// A vector for each token, learnt like every other weight.
public struct Embedding: Trainable {
  /// (tokens, dimensions), as in PyTorch.
  public var weight: Tensor { didSet { requireShape() } }

  /// Vectors drawn from N(0, 1), PyTorch's default.
  public init(
    tokens: Int, dimensions: Int,
    using generator: inout some RandomNumberGenerator
  ) {
    require(
      tokens > 0 && dimensions > 0,
      "embedding: it needs at least one token and one dimension, not \(tokens) "
        + "and \(dimensions)")
    self.init(weight: .normal(tokens, dimensions, using: &generator))
  }

  /// A table that is given, (tokens, dimensions).
  public init(weight: Tensor) {
    self.weight = weight.tracked()
    requireShape()
  }

  public mutating func visitParameters(_ visit: ParameterVisitor) {
    visit("weight", &weight)
  }

  private func requireShape() {
    require(
      weight.rank == 2,
      "embedding: the table must be (tokens, dimensions), not "
        + weight.shape.written)
  }

  /// The vectors of tokens: (tokens, dimensions).
  public func callAsFunction(_ tokens: [Int]) -> Tensor {
    let (count, dimensions) = (weight.shape[0], weight.shape[1])
    require(
      tokens.allSatisfy { (0..<count).contains($0) },
      "embedding: a token lies outside 0 ..< \(count)")
    // snippet.call
    let table = weight.detached
    let vectors = Tensor(uninitialized: [tokens.count, dimensions])
    gatherRows(
      of: table.base, at: tokens, columns: dimensions, into: vectors.base)
    return vectors.withGradients(of: [weight]) { dVectors in
      let dTable = Tensor(repeating: 0, shape: table.shape)
      scatterAddRows(
        dVectors.base, at: tokens, columns: dimensions, classes: count,
        into: dTable.base)
      return [dTable]
    }
    // snippet.end
  }
}
