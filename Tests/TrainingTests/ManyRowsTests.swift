import RNNCell
import Tensors
import Testing
import TextData
import Training

@Suite struct ManyRowsTests {
  @Test("the commonest prediction is a share of the rows that were looked at")
  func commonestPrediction() {
    // 60 x 50 rows, of which 1,024 are looked at: 768 of these predict 2.
    let tokens = TokenMatrix(
      (0..<50).map { _ in [Int](repeating: 0, count: 60) })
    var reader = SignReader()
    var logits = Tensor.zeros(3000, 4)
    for row in 0..<768 { logits[row, 2] = 1 }
    reader.note(
      .scored(
        ScoredMinibatch(
          Minibatch(inputs: tokens, targets: tokens), index: 0, of: 1,
          from: HiddenState(.zeros(50, 3)), logits: logits,
          targets: tokens.transposed.indices, loss: Tensor(0))))
    #expect(reader.signs.commonestPrediction == 0.75)
  }
}
