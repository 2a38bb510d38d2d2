import Layers
import OneHot
import Tensors

/// A product with one-hot vectors beside the lookup of rows.
public struct OneHotEquality: Equatable, Sendable {
  /// How many numbers both gave.
  public let numbers: Int
  /// How many of these differ in any bit.
  public let differences: Int
  /// The same for the gradient of the table.
  public let gradientNumbers, gradientDifferences: Int
  /// The multiplications of the product; the lookup has none.
  public let multiplications: Int

  /// Reads tokens both ways with the same table, (vocabulary, dimensions),
  /// and follows the same gradient, (tokens, dimensions), back to it.
  public init(tokens: [Int], table: Tensor, gradient: Tensor) {
    // snippet.both
    let W = table.tracked()
    let product = oneHot(tokens, classes: table.shape[0]).matmul(W)
    let embedding = Embedding(weight: table)
    let rows = embedding(tokens)
    (product * gradient).sum().backward()
    (rows * gradient).sum().backward()
    // snippet.end
    func differences(_ a: Tensor, _ b: Tensor) -> Int {
      zip(a.elements, b.elements).count { $0.bitPattern != $1.bitPattern }
    }
    numbers = product.count
    self.differences = differences(product, rows)
    gradientNumbers = table.count
    gradientDifferences = differences(
      W.gradient!, embedding.weight.gradient!)
    multiplications = tokens.count * table.count
  }
}
