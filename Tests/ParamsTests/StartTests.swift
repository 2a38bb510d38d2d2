import Basics
import Params
import Tensors
import Testing

/// How the five arrays start.
@Suite struct StartTests {
  private func parameters(
    _ vocabularySize: Int, _ hiddenUnits: Int, seed: UInt64
  ) -> RNNParameters {
    var generator = SplitMix64(seed: seed)
    return RNNParameters(
      vocabularySize: vocabularySize, hiddenUnits: hiddenUnits,
      using: &generator)
  }

  @Test("weights are drawn from N(0, 0.01²)", arguments: 1...5)
  func distribution(seed: UInt64) {
    let p = parameters(41, 130, seed: seed)
    for weights in [p.W_xh, p.W_hh, p.W_hq] {
      let n = Double(weights.count)
      let x = weights.elements.map { Double($0) / 0.01 }
      let mean = x.reduce(0, +) / n
      let variance = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n
      let inside = Double(x.count { abs($0) < 1 }) / n
      // Five standard errors: 1/√n for the mean, 1/√(2n) for the standard
      // deviation, √(p(1 - p)/n) for the share p = 0.6827 within one of it.
      #expect(abs(mean) < 5 / n.squareRoot())
      #expect(abs(variance.squareRoot() - 1) < 5 / (2 * n).squareRoot())
      #expect(abs(inside - 0.6827) < 5 * (0.2166 / n).squareRoot())
    }
  }

  @Test("no two weights are copies of each other, within an array or between")
  func independence() {
    let p = parameters(5, 13, seed: 1)
    let weights = [p.W_xh, p.W_hh, p.W_hq].flatMap(\.elements)
    #expect(Set(weights).count == weights.count)
  }

  @Test("biases are zero")
  func biases() {
    let p = parameters(5, 13, seed: 1)
    #expect(p.b_h == .zeros(13))
    #expect(p.b_q == .zeros(5))
  }

  @Test("the same seed gives the same bytes, another seed others")
  func seeds() {
    let p = parameters(5, 13, seed: 7)
    #expect(p.all == parameters(5, 13, seed: 7).all)
    #expect(p.all != parameters(5, 13, seed: 8).all)
  }

  @Test("all five collect gradients")
  func tracked() {
    let p = RNNParameters(
      W_xh: .full(1, 2, 3), W_hh: .full(2, 3, 3), b_h: .full(3, 3),
      W_hq: .full(4, 3, 2), b_q: .full(5, 2))
    for (number, array) in p.all.enumerated() {
      (array.sum() * Float(number + 1)).backward()
    }
    for (number, array) in p.all.enumerated() {
      let ones = Tensor(repeating: Float(number + 1), shape: array.shape)
      #expect(array.gradient == ones, "\(RNNParameters.names[number])")
    }
  }

  @Test("given arrays that do not fit together stop with a sentence")
  func mistakes() async {
    let swapped = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = RNNParameters(
        W_xh: .zeros(2, 3), W_hh: .zeros(3, 3), b_h: .zeros(3),
        W_hq: .zeros(2, 3), b_q: .zeros(2))
    }
    let swappedWords = String(
      decoding: swapped?.standardErrorContent ?? [], as: UTF8.self)
    #expect(
      swappedWords.contains(
        "RNN parameters: W_hq has shape (2, 3), but with W_xh of shape "
          + "(2, 3) = (vocabulary, hidden units) it must have (3, 2)"))
    await #expect(processExitsWith: .failure) {
      var p = RNNParameters(
        W_xh: .zeros(2, 3), W_hh: .zeros(3, 3), b_h: .zeros(3),
        W_hq: .zeros(3, 2), b_q: .zeros(2))
      p.all.removeLast()
    }
  }
}
