import Chapter
import Layers
import Tensors

/// Several layers, and two directions.
func showStacks(using generator: inout some RandomNumberGenerator) {
  // snippet.stack
  let stack = RecurrentLayers(
    .lstm, inputs: 28, hiddenUnits: 64, layers: 2, using: &generator)
  for (name, parameter) in stack.namedParameters() {
    show(name, parameter.shape.written)
  }
  let start = stack.initialState(batchSize: 32)
  show("hidden", start.hidden.shape.written, "cell", start.cell!.shape.written)
  // snippet.end

  // snippet.cheat
  let first = SequenceInput.tokens([1, 2, 3], steps: 3)  // a batch of one
  let other = SequenceInput.tokens([1, 2, 4], steps: 3)
  for isBidirectional in [false, true] {
    let layers = RecurrentLayers(
      .rnn, inputs: 28, hiddenUnits: 64, isBidirectional: isBidirectional,
      using: &generator)
    let zeros = layers.initialState(batchSize: 1)
    let (a, b) = (layers(first, zeros).outputs, layers(other, zeros).outputs)
    show(isBidirectional ? "both ways:" : "one way: ", a.shape.written)
    check(
      "the first two outputs are the same", a[0..<2] == b[0..<2],
      is: !isBidirectional)
  }
  // snippet.end
}
