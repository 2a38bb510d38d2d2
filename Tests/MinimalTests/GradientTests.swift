import Foundation
import Params
import RNNCell
import Tensors
import Testing
import TextData

@testable import Minimal

/// The tape is shared, so the tests come one after the other.
@Suite(.serialized) struct GradientTests {
  private let steps = [[0, 2], [3, 1], [1, 1], [2, 3]]

  /// A small network with weights that are not small.
  private func network() -> Minimal.Network {
    let network = Minimal.Network(letters: 4, units: 3)
    for (index, p) in parameters(of: network).enumerated() {
      p.values = p.values.indices.map {
        sin(Double(7 * $0 + 3 * index + 1)) * 0.8
      }
    }
    return network
  }

  private func parameters(of n: Minimal.Network) -> [Minimal.Matrix] {
    [n.W_xh, n.W_hh, n.b_h, n.W_hq, n.b_q]
  }

  private func loss(of network: Minimal.Network) -> Double {
    let L = network.loss(steps, from: state).L
    Minimal.Matrix.tape = []
    return L.values[0]
  }

  private var state: Minimal.Matrix {
    Minimal.Matrix(2, 3, [0.3, -0.2, 0.1, -0.4, 0.5, 0])
  }

  @Test("every number of the gradient is the slope of the loss")
  func differences() {
    let network = network()
    network.loss(steps, from: state).L.backward()
    #expect(Minimal.Matrix.tape.isEmpty)
    for p in parameters(of: network) {
      #expect(p.gradient.contains { abs($0) > 0.01 })
      for i in p.values.indices {
        let value = p.values[i]
        p.values[i] = value + 1e-5
        let above = loss(of: network)
        p.values[i] = value - 1e-5
        let below = loss(of: network)
        p.values[i] = value
        #expect(abs((above - below) / 2e-5 - p.gradient[i]) < 1e-8)
      }
    }
  }

  @Test("loss and gradient are those of the course's network")
  func library() {
    let network = network()
    let (L, H) = network.loss(steps, from: state)
    L.backward()
    func tensor(_ m: Minimal.Matrix) -> Tensor {
      Tensor(shape: [m.rows, m.columns], m.values.map { Float($0) })
    }
    let model = RNNLanguageModel(
      RNNParameters(
        W_xh: tensor(network.W_xh), W_hh: tensor(network.W_hh),
        b_h: tensor(network.b_h)[0], W_hq: tensor(network.W_hq),
        b_q: tensor(network.b_q)[0]))
    let inputs = TokenMatrix([[0, 3, 1], [2, 1, 1]])  // (batch, steps)
    let targets = [3, 1, 1, 1, 2, 3]  // step by step
    let (logits, end) = model(inputs, HiddenState(tensor(state)))
    let loss = logits.crossEntropy(targets)
    loss.backward()
    // Here the losses of the steps are added up, there it is their mean.
    #expect(abs(L.values[0] / 3 - Double(loss.item)) < 1e-6)
    #expect(isClose(H.values, end.H, to: 1e-6))
    for (p, q) in zip(parameters(of: network), model.parameters) {
      #expect(isClose(p.gradient.map { $0 / 3 }, q.gradient!, to: 1e-6))
    }
  }

  private func isClose(
    _ numbers: [Double], _ tensor: Tensor, to bound: Double
  ) -> Bool {
    numbers.count == tensor.count
      && zip(numbers, tensor.elements).allSatisfy {
        abs($0 - Double($1)) < bound
      }
  }

  @Test("a long gradient is clipped, a short one is not")
  func clipping() {
    for (gradient, moved) in [(6.0, 0.5), (0.6, 0.1)] {
      let network = network()
      let before = network.b_q.values[0]
      network.b_q.gradient[0] = gradient
      // Divided by 3 the gradient has the length 2 or 0.2.
      network.step(rate: 0.5, count: 3)
      #expect(abs(before - network.b_q.values[0] - moved) < 1e-12)
      #expect(network.b_q.gradient == [0, 0, 0, 0])
    }
  }
}
