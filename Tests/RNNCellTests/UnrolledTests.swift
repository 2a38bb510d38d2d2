import OneHot
import RNNCell
import Tensors
import Testing
import TextData

/// Batch 2, steps 6, vocabulary 5, hidden units 7.
@Suite struct UnrolledTests {
  let inputs = TokenMatrix([[1, 4, 2, 0, 3, 3], [2, 2, 0, 4, 1, 0]])

  private func columns(_ range: Range<Int>) -> TokenMatrix {
    TokenMatrix((0..<2).map { Array(inputs.row($0)[range]) })
  }

  @Test(
    "one step at a time gives the unrolled loop, to the bit",
    arguments: Activation.allCases)
  func stepByStep(activation: Activation) {
    let model = smallModel(activation: activation)
    let start = someState(batchSize: 2)
    let (outputs, end) = model(inputs, start)
    var state = start
    for t in 0..<6 {
      let X = oneHot([inputs[0, t], inputs[1, t]], classes: 5)
      let output: Tensor
      (output, state) = model.cell(X, state)
      // The batch of step 0 comes first: row t * batch + b.
      #expect(outputs[t * 2..<t * 2 + 2] == output)
    }
    #expect(end.H == state.H)
  }

  @Test(
    "carrying the state between two pieces gives the whole, to the bit",
    arguments: 1...5)
  func twoPieces(length: Int) {
    let model = smallModel()
    let start = someState(batchSize: 2)
    let whole = model(inputs, start)
    let first = model(columns(0..<length), start)
    let second = model(columns(length..<6), first.state)
    #expect(
      Tensor.concatenate([first.logits, second.logits]) == whole.logits)
    #expect(second.state.H == whole.state.H)
    // The state is what makes it so.
    let forgetful = model(
      columns(length..<6), model.initialState(batchSize: 2))
    #expect(forgetful.logits != second.logits)
  }

  @Test(
    "the sequences of a batch do not touch each other, to the bit",
    arguments: [7, 300])
  func rows(hiddenUnits: Int) {
    let model = smallModel(hiddenUnits: hiddenUnits)
    let start = someState(batchSize: 2, hiddenUnits: hiddenUnits)
    let together = model(inputs, start)
    for b in 0..<2 {
      let alone = model(
        TokenMatrix([inputs.row(b)]), HiddenState(start.H[b..<b + 1]))
      for t in 0..<6 {
        #expect(alone.logits[t] == together.logits[t * 2 + b])
      }
      #expect(alone.state.H[0] == together.state.H[b])
    }
  }

  @Test("an output depends on the tokens up to its step and on no later one")
  func causality() {
    let model = smallModel()
    let start = someState(batchSize: 2)
    let outputs = model(inputs, start).logits
    for changed in 0..<6 {
      var row = inputs.row(1)
      row[changed] = (row[changed] + 1) % 5
      let others = model(TokenMatrix([inputs.row(0), row]), start).logits
      for t in 0..<6 {
        #expect(others[t * 2] == outputs[t * 2])
        #expect(
          (others[t * 2 + 1] == outputs[t * 2 + 1]) == (t < changed),
          "token \(changed) changed, output \(t)")
      }
    }
  }

  @Test(
    "with W_hh = 0 the scores depend on the present token alone, to the bit",
    arguments: Activation.allCases)
  func blind(activation: Activation) {
    var model = smallModel(activation: activation)
    model.cell.parameters.W_hh = .zeros(7, 7)
    // The tokens 4, 0 and 3, each after others, and in another state.
    let here = model(inputs, someState(batchSize: 2)).logits
    let there = model(
      TokenMatrix([[3, 4, 0]]), model.initialState(batchSize: 1)
    ).logits
    for (row, token) in inputs.transposed.indices.enumerated() {
      guard let other = [3, 4, 0].firstIndex(of: token) else { continue }
      #expect(here[row] == there[other])
    }
  }

  @Test("an array that is not tracked gets no gradient, and the others do")
  func untracked() {
    var model = smallModel()
    model.cell.parameters.W_hh = .zeros(7, 7)
    model(inputs, someState(batchSize: 2)).logits.sum().backward()
    let p = model.cell.parameters
    #expect(p.W_hh.gradient == nil)
    #expect((p.W_xh.gradient?.sumOfSquares ?? 0) > 0)
    // Tracked, it gets one, though it is zero: so it can be learnt from there.
    model.cell.parameters.W_hh = p.W_hh.tracked()
    model(inputs, someState(batchSize: 2)).logits.sum().backward()
    let released = model.cell.parameters.W_hh.gradient
    #expect((released?.sumOfSquares ?? 0) > 0)
  }

  @Test("gradients go back through all steps, and stop at a detached state")
  func gradients() {
    let model = smallModel()
    let H = someState(batchSize: 2).H.tracked()
    model(inputs, HiddenState(H)).logits[10..<12].sum().backward()
    #expect((H.gradient?.sumOfSquares ?? 0) > 0)
    H.gradient = nil
    let (_, carried) = model(inputs, HiddenState(H))
    #expect(carried.H.graphSize > 0)
    #expect(carried.detached.H.graphSize == 0)
    model(inputs, carried.detached).logits.sum().backward()
    #expect(H.gradient == nil)
  }
}
