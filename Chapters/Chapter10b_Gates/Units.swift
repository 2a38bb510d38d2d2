import Chapter
import LayerChecks
import Layers
import Tensors

/// Units with gates against the tape and against finite differences, and how
/// many numbers each unit has.
func showUnits(using generator: inout some RandomNumberGenerator) {
  // snippet.gru
  show(GradientCheck(.gru, using: &generator).report())
  // snippet.end
  // snippet.lstm
  show(GradientCheck(.lstm, using: &generator).report())
  // snippet.end

  // snippet.counts
  for unit in RecurrentUnit.allCases {
    let layer = RecurrentLayers(
      unit, inputs: 28, hiddenUnits: 512, using: &generator)
    show(
      "\(unit.rawValue): weight_ih \(layer.weights[0].weightIH.shape.written),",
      "\(grouped(layer.parameterCount)) numbers")
  }
  // snippet.end

  // snippet.start
  let layer = RecurrentLayers(
    .rnn, inputs: 28, hiddenUnits: 512, using: &generator)
  let W = layer.weights[0].weightHH
  show("1 / √512 =", decimal(1 / Double(512).squareRoot(), 4))
  show("largest weight:", decimal(Double(W.largestMagnitude), 4))
  let deviation = (W.sumOfSquares / Double(W.count)).squareRoot()
  show("standard deviation:", decimal(deviation, 4))
  // snippet.end
}
