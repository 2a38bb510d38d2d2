import Basics
import OneHot
import Tensors
import Testing
import TextData

@Suite struct UnitVectorTests {
  @Test("a row is 1 at its index and 0 everywhere else")
  func rows() {
    let indices = [3, 0, 6, 3]
    let vectors = oneHot(indices, classes: 7)
    for (row, index) in indices.enumerated() {
      for column in 0..<7 {
        #expect(vectors[row, column] == (column == index ? 1 : 0))
      }
    }
  }

  @Test("argmax gives the indices back")
  func inverse() {
    let indices = [5, 0, 10, 5, 9]
    #expect(oneHot(indices, classes: 11).argmax() == indices)
  }

  @Test("a product with W picks rows of W, to the bit")
  func pickedRows() {
    var generator = SplitMix64(seed: 1)
    let W = Tensor.normal(7, 19, using: &generator)
    let indices = [6, 2, 2, 0, 5]
    let product = oneHot(indices, classes: 7).matmul(W)
    #expect(product == Tensor.stack(indices.map { W[$0] }))
  }

  @Test("only the rows that were picked get a gradient, each as often as read")
  func pickedGradients() {
    let W = Tensor.full(0.5, 4, 3).tracked()
    oneHot([2, 0, 2], classes: 4).matmul(W).sum().backward()
    #expect(
      W.gradient == Tensor([[1, 1, 1], [0, 0, 0], [2, 2, 2], [0, 0, 0]]))
  }

  @Test("an index outside the classes stops with a sentence")
  func outside() async {
    let large = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = oneHot([0, 28], classes: 28)
    }
    let sentence =
      "one-hot: index 28 at position 1 lies outside the 28 classes"
    let largeWords = String(
      decoding: large?.standardErrorContent ?? [], as: UTF8.self)
    #expect(largeWords.contains(sentence))
    await #expect(processExitsWith: .failure) {
      _ = oneHot(TokenMatrix([[0, -1]]), classes: 28)
    }
  }
}
