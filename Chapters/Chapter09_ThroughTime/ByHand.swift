import Basics
import Chapter
import Params
import RNNCell
import Tensors
import TextData
import ThroughTime

/// The gradients by hand against the tape and against finite differences.
func compareWithTapeAndDifferences(seed: UInt64) {
  // snippet.problem
  var generator = SplitMix64(seed: seed)
  let (n, T, d, h) = (3, 8, 5, 7)
  func normal(_ rows: Int, _ columns: Int) -> Tensor {
    .normal(rows, columns, standardDeviation: 0.5, using: &generator)
  }
  func tokens() -> TokenMatrix {
    let indices = (0..<n * T).map { _ in generator.integer(below: d) }
    return TokenMatrix(rows: n, columns: T, indices: indices)
  }
  let model = RNNLanguageModel(
    RNNParameters(
      W_xh: normal(d, h), W_hh: normal(h, h), b_h: normal(1, h)[0],
      W_hq: normal(h, d), b_q: normal(1, d)[0]))
  let minibatch = Minibatch(inputs: tokens(), targets: tokens())
  let H_0 = normal(n, h).tracked()
  // snippet.end

  // snippet.three
  let pass = ForwardPass(model.cell, reading: minibatch, from: HiddenState(H_0))
  let byHand = pass.gradients().all

  let (scores, _) = model(minibatch.inputs, HiddenState(H_0))
  scores.crossEntropy(minibatch.targets.transposed.indices).backward()
  let byTape = (model.parameters + [H_0]).map { $0.gradient! }

  let byDifferences = PreciseLoss(
    model.cell, reading: minibatch, from: HiddenState(H_0)
  ).differenceQuotients()
  // snippet.end

  // snippet.table
  show("largest differences, relative to the largest derivative of the array")
  let pairs = ["hand, tape", "hand, quotient", "tape, quotient"]
  let wide = Table(first: 10, width: 16)
  show(wide.row("", ["shape"] + pairs))
  for (index, name) in Gradients.names.enumerated() {
    let hand = byHand[index].doubles
    let (tape, quotients) = (byTape[index].doubles, byDifferences[index])
    let differences = [
      relativeDifference(hand, tape), relativeDifference(hand, quotients),
      relativeDifference(tape, quotients),
    ]
    let shape = byHand[index].shape.written
    show(wide.row(name, [shape] + differences.map { powerOfTen($0) }))
  }
  // snippet.end
  ensureForPage([
    agreement([byHand.map(\.doubles), byTape.map(\.doubles)], byDifferences)
  ])

  // snippet.dropped
  let forgetful = pass.gradients(through: .blocks(of: 1, steps: T)).all
  show("without the future, against the difference quotients")
  for (index, name) in Gradients.names.enumerated() {
    let difference = relativeDifference(
      forgetful[index].doubles, byDifferences[index])
    show(table.row(name, [powerOfTen(difference)]))
  }
  // snippet.end
  ensureForPage([onlyOutputLayerIsRight(forgetful, byDifferences)])
}
