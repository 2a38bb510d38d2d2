import Basics
import Chapter
import Layers
import Tensors

/// How much of a gradient the units pass on, with gates as they start and with
/// open ones.
func showWhatIsLeft(seed: UInt64) {
  let table = Table(first: 20, width: 12)
  // snippet.left
  show(table.row("steps", ["1", "10", "100"]))
  for unit in [RecurrentUnit.rnn, .gru, .lstm] {
    for isOpen in unit == .rnn ? [false] : [false, true] {
      var generator = SplitMix64(seed: seed)
      var layer = RecurrentLayers(
        unit, inputs: 28, hiddenUnits: 64, using: &generator)
      if isOpen { layer.openGate(adding: 5) }
      let parts = [1, 10, 100].map {
        partLeft(by: layer, after: $0, using: &generator)
      }
      ensure("an open gate keeps a part", isOpen == (parts[2] > 0.1))
      ensure("without one all is lost", isOpen != (parts[2] < 1e-15))
      let name = "\(unit)" + (isOpen ? ", gate open" : "")
      show(table.row(name, parts.map { powerOfTen($0) }))
    }
  }
  // snippet.end
}

extension RecurrentLayers {
  // snippet.open
  /// Adds to the bias of the gate on the straight path: the update gate of a
  /// GRU, or the forget gate of an LSTM. Both are the second block of rows.
  mutating func openGate(adding bias: Float) {
    let h = hiddenUnits
    var more = [Float](repeating: 0, count: unit.gates * h)
    for row in h..<2 * h { more[row] = bias }
    weights[0].biasIH = (weights[0].biasIH.detached + Tensor(more)).tracked()
  }
  // snippet.end
}

// snippet.part
/// How long a gradient still is after its way back over some steps, beside what
/// it was after the last of them: that of the cell for an LSTM, otherwise that
/// of the hidden state.
func partLeft(
  by layer: RecurrentLayers, after steps: Int,
  using generator: inout some RandomNumberGenerator
) -> Double {
  var start = layer.initialState(batchSize: 1)
  start.hidden = start.hidden.tracked()
  start.cell = start.cell?.tracked()
  let X = Tensor.normal(steps, layer.inputs, using: &generator)
    .reshaped(steps, 1, layer.inputs)
  let sent = Tensor.normal(1, layer.hiddenUnits, using: &generator)
  let end = layer(X, start).state
  ((end.cell ?? end.hidden) * sent).sum().backward()
  let arrived = (start.cell ?? start.hidden).gradient!
  return (arrived.sumOfSquares / sent.sumOfSquares).squareRoot()
}
// snippet.end
