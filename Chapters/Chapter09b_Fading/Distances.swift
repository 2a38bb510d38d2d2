import Basics
import Chapter
import GradClip
import Params
import RNNCell
import Tensors
import TextData
import ThroughTime

/// How the gradient of the last step's loss changes on its way back.
struct Distances {
  private let parameters: RNNParameters
  private let minibatch: Minibatch

  init(_ text: Corpus, _ settings: Settings) {
    var generator = SplitMix64(seed: settings.seed)
    minibatch =
      SequentialSampler(batchSize: 32, steps: 50)
      .minibatches(of: text.prefix(10_000), using: &generator)[0]
    var p = RNNParameters(
      vocabularySize: text.vocabulary.count, hiddenUnits: 64,
      using: &generator)
    p.W_xh = p.W_xh * 10  // so that the inputs can be felt
    parameters = p
  }

  /// The minibatch, read with recurrent weights of a given spectral radius.
  private func pass(_ activation: Activation, radius: Double) -> ForwardPass {
    var p = parameters
    p.W_hh = p.W_hh * Float(radius / spectralRadius(of: p.W_hh))
    return ForwardPass(RNNCell(p, activation: activation), reading: minibatch)
  }

  func showNorms(_ activation: Activation) -> [DistanceCurve] {
    var curves: [DistanceCurve] = []
    // snippet.distances
    let table = Table(first: 10, width: 14)
    let names = ["1 back", "10 back", "40 back", "one Jacobian"]
    show("\(activation): the norm of dL_T/dH_t, 1 at distance 0")
    show(table.row("radius", names))
    for radius in [0.5, 1, 1.5, 2] {
      let pass = pass(activation, radius: radius)
      let norms = pass.reach().map(\.state)
      let ratios = [1, 10, 40].map { powerOfTen(norms[$0] / norms[0]) }
      // W_hh diag(φ′) at the last step of the first sequence.
      let slope = activation.slope(at: pass.H[50])[0]
      let jacobian = spectralRadius(of: pass.cell.parameters.W_hh * slope)
      show(table.row("\(radius)", ratios + [decimal(jacobian)]))
      curves.append(
        DistanceCurve(activation: activation, radius: radius, norms: norms))
    }
    // snippet.end
    figure("09b-distance-\(activation).svg", distances(activation, curves))
    return curves
  }

  /// The part of the elements of all states of ReLU that are 0, at radius 1.
  var shareOff: Double {
    let states = pass(.relu, radius: 1).H.dropFirst().flatMap(\.elements)
    return Double(states.count { $0 == 0 }) / Double(states.count)
  }

  func showClipping() {
    var curves: [(name: String, parts: [Double])] = []
    // snippet.clip
    for radius in [0.5, 2] {
      let pass = pass(.tanh, radius: radius)
      let leaves = pass.gradients(of: .lastStep).all.dropLast().map {
        let leaf = $0.tracked()
        leaf.gradient = $0
        return leaf
      }
      let norm = clipGradients(of: leaves, to: 1)
      let factor = gradientNorm(of: leaves) / norm
      let parts = pass.reach().map(\.weights)
      show("radius", radius, " norm", decimal(norm))
      show(table.row("", ["before", "after"]))
      for distance in [1, 40] {
        let numbers = [parts[distance], parts[distance] * factor]
        show(table.row("\(distance) back", numbers.map { powerOfTen($0) }))
      }
      curves.append(("radius \(radius)", parts))
      curves.append(("the same, clipped", parts.map { $0 * factor }))
    }
    // snippet.end
    figure("09b-clipped.svg", clipped(curves))
  }
}
