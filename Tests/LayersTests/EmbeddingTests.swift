import Basics
import Layers
import Tensors
import Testing

@Suite struct EmbeddingTests {
  private let table = someTensor([5, 3], seed: 4)

  @Test("the vectors are one-hot vectors times the table, and so the gradient")
  func oneHot() {
    let tokens = [4, 0, 4, 2]
    let vectors = Tensor(
      tokens.map { token in (0..<5).map { $0 == token ? 1 : 0 } })
    let embedding = Embedding(weight: table)
    let leaf = table.tracked()
    let (looked, multiplied) = (embedding(tokens), vectors.matmul(leaf))
    #expect(looked == multiplied)
    let weights = someTensor([4, 3], seed: 5)
    (looked * weights).sum().backward()
    (multiplied * weights).sum().backward()
    #expect(embedding.weight.gradient == leaf.gradient)
  }

  @Test("a token that occurs twice gains both gradients, one that is absent 0")
  func repeated() {
    let embedding = Embedding(weight: table)
    embedding([2, 0, 2]).sum().backward()
    let gradient = embedding.weight.gradient!
    #expect(gradient[2] == Tensor([2, 2, 2]))
    #expect(gradient[0] == Tensor([1, 1, 1]))
    #expect(gradient[1] == Tensor([0, 0, 0]))
  }

  @Test("a fresh table is drawn from N(0, 1)")
  func start() {
    var generator = SplitMix64(seed: 1)
    let embedding = Embedding(tokens: 50, dimensions: 40, using: &generator)
    #expect(embedding.weight.shape == [50, 40])
    #expect(abs(embedding.weight.sum().item / 2000) < 0.05)
    #expect(abs(embedding.weight.sumOfSquares / 2000 - 1) < 0.1)
    #expect(embedding.parameterNames == ["weight"])
  }
}
