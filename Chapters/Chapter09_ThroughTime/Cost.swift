import Basics
import Chapter
import RNNCell
import Tensors
import TextData
import ThroughTime

/// Operations and kept numbers against the number of steps, counted.
func countCost(seed: UInt64) {
  var generator = SplitMix64(seed: seed)
  // snippet.cost
  let (n, d, h) = (32, 28, 64)
  let model = RNNLanguageModel(
    vocabularySize: d, hiddenUnits: h, using: &generator)
  let perToken = d * h + h * h + h * d  // three products of the forward pass
  let table = Table(first: 10, width: 16)
  let names = ["forward", "way back", "kept by hand", "nodes on tape"]
  show(table.row("steps", names))
  for T in [1, 5, 25, 125] {
    // Which tokens they are does not matter here.
    let tokens = TokenMatrix(
      rows: n, columns: T, indices: Array(repeating: 0, count: n * T))
    let minibatch = Minibatch(inputs: tokens, targets: tokens)
    let pass = ForwardPass(model.cell, reading: minibatch)
    let (scores, _) = model(
      minibatch.inputs, model.initialState(batchSize: n))
    let loss = scores.crossEntropy(minibatch.targets.transposed.indices)
    // Each product has two derivatives, which are products of its size; but
    // nobody asks for the derivative by the input.
    let back = 2 * perToken - d * h
    let numbers = [
      n * T * perToken, n * T * back, pass.keptNumbers, loss.graphSize,
    ]
    show(table.row("\(T)", numbers.map(grouped)))
  }
  // snippet.end
}
