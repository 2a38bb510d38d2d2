import Basics
import OneHot
import RNNCell
import Solutions
import Tensors
import Testing
import TextData

@Suite struct Chapter03Tests {
  typealias Chapter03 = Solutions.Chapter03

  private let inputs = TokenMatrix([[0, 1, 2, 3, 0], [5, 4, 3, 2, 0]])

  @Test("1: an embedding has the bits of the product, and its gradient")
  func embedding() {
    var generator = SplitMix64(seed: 1)
    let start = Tensor.normal(6, 4, using: &generator)
    let (W, V) = (start.tracked(), start.tracked())
    let rows = Chapter03.embedding(inputs, in: W)
    let product = oneHot(inputs, classes: 6).matmul(V)
    #expect(rows.shape == [5, 2, 4])
    #expect(rows == product)
    rows.sum().backward()
    product.sum().backward()
    #expect(W.gradient! == V.gradient!)
    #expect(W.gradient![0].elements == [3, 3, 3, 3])
  }

  @Test("2: bare indices give multiples of one row")
  func bareIndex() {
    var generator = SplitMix64(seed: 1)
    let w = Tensor.normal(1, 3, using: &generator)
    let rows = Chapter03.bareIndex([0, 1, 2, 3, 5], in: w)
    #expect(rows[0] == .zeros(3))
    #expect(rows[1] == w[0])
    #expect(rows[2] == 2 * rows[1])
    let sum = (rows[2] + rows[3]).elements
    #expect(
      zip(sum, rows[4].elements).allSatisfy { abs($0 - $1) < 1e-5 })
  }

  @Test("3: the mean of the one-hot vectors is the share of each token")
  func mean() {
    let corpus = Corpus(text, tokens: .character)
    let mean = Chapter03.meanOfOneHot(corpus)
    for (index, token) in corpus.vocabulary.tokens.enumerated() {
      let count =
        corpus.vocabulary.frequencies.first { $0.token == token }?.count ?? 0
      #expect(mean.elements[index] == Float(count) / Float(corpus.count))
    }
  }

  @Test("4: reshaping is no different from transposing for a batch of one")
  func reshaped() {
    var generator = SplitMix64(seed: 1)
    let model = RNNLanguageModel(
      vocabularySize: 6, hiddenUnits: 8, using: &generator)
    let one = TokenMatrix([inputs.row(0)])
    for (inputs, isSame) in [(one, true), (inputs, false)] {
      let state = model.initialState(batchSize: inputs.rows)
      let logits = model(inputs, state).logits
      #expect(
        (Chapter03.logitsOfReshaped(inputs, by: model) == logits) == isSame)
    }
  }
}
