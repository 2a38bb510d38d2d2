import Basics
import OneHot
import Params
import RNNCell
import Tensors
import Testing

@Suite struct CellTests {
  @Test("two products equal one product of the concatenation")
  func concatenation() {
    var generator = SplitMix64(seed: 1)
    let X = Tensor.normal(3, 4, using: &generator)
    let H = Tensor.normal(3, 6, using: &generator)
    let W_xh = Tensor.normal(4, 6, using: &generator)
    let W_hh = Tensor.normal(6, 6, using: &generator)
    let two = X.matmul(W_xh) + H.matmul(W_hh)
    let XH = Tensor.concatenate([X, H], axis: 1)  // (3, 10)
    let W = Tensor.concatenate([W_xh, W_hh])  // (10, 6)
    let one = XH.matmul(W)
    #expect(one.shape == [3, 6])
    // The same ten products, added in another order.
    #expect(largestDifference(one, two) < 1e-5)
  }

  /// The equations with plain loops, in double precision.
  private func step(
    _ x: Int, _ h: [Double], _ p: RNNParameters,
    _ activation: (Double) -> Double
  ) -> (output: [Double], state: [Double]) {
    let state = (0..<p.hiddenUnits).map { unit in
      var sum = Double(p.b_h.elements[unit]) + Double(p.W_xh[x, unit])
      for (k, hk) in h.enumerated() { sum += hk * Double(p.W_hh[k, unit]) }
      return activation(sum)
    }
    let output = (0..<p.vocabularySize).map { token in
      var sum = Double(p.b_q.elements[token])
      for (k, hk) in state.enumerated() { sum += hk * Double(p.W_hq[k, token]) }
      return sum
    }
    return (output, state)
  }

  /// tanh without the system's or the package's.
  private func tanh(_ x: Double) -> Double {
    // Taylor's series of e^(2x) converges for all x.
    var (term, power) = (1.0, 1.0)
    for n in 1...60 {
      term *= 2 * x / Double(n)
      power += term
    }
    return (power - 1) / (power + 1)
  }

  @Test("a step is the two equations", arguments: Activation.allCases)
  func equations(activation: Activation) {
    let model = smallModel(activation: activation)
    let start = someState(batchSize: 3)
    let tokens = [4, 0, 2]
    let (output, state) = model.cell(oneHot(tokens, classes: 5), start)
    for (row, token) in tokens.enumerated() {
      let expected = step(
        token, start.H[row].elements.map { Double($0) },
        model.cell.parameters,
        activation == .tanh ? tanh : { max($0, 0) })
      for (value, right) in zip(state.H[row].elements, expected.state) {
        #expect(abs(Double(value) - right) < 1e-5)
      }
      for (value, right) in zip(output[row].elements, expected.output) {
        #expect(abs(Double(value) - right) < 1e-5)
      }
    }
  }

  @Test("tanh keeps the state within -1 ... 1, relu at 0 or above")
  func ranges() {
    let tokens = oneHot([1, 3, 0, 4], classes: 5)
    let start = someState(batchSize: 4)
    let bent = smallModel(activation: .tanh).cell(tokens, start).state.H
    #expect(bent.elements.allSatisfy { abs($0) <= 1 })
    #expect(bent.elements.contains { $0 < 0 })
    let cut = smallModel(activation: .relu).cell(tokens, start).state.H
    #expect(cut.elements.allSatisfy { $0 >= 0 })
    #expect(cut.elements.contains(0))
    // Where relu lets a sum through, it is the one that tanh bends.
    for (sum, bent) in zip(cut.elements, bent.elements) where sum > 0 {
      #expect(abs(Double(bent) - tanh(Double(sum))) < 1e-5)
    }
  }

  @Test("without being told otherwise, a model bends with tanh")
  func defaultActivation() {
    let p = smallModel().cell.parameters
    #expect(RNNCell(p).activation == .tanh)
    #expect(RNNLanguageModel(p).cell.activation == .tanh)
  }
}
