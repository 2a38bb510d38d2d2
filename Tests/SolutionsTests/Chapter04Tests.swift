import Basics
import OneHot
import Params
import RNNCell
import Solutions
import Tensors
import Testing

@Suite struct Chapter04Tests {
  typealias Chapter04 = Solutions.Chapter04

  @Test("1: two equal columns part in the first step, if all else differs")
  func columns() {
    let start = Chapter04.twoEqualColumns(seed: 1)
    func column(_ index: Int, of p: RNNParameters) -> Tensor {
      p.W_xh.slice(index..<index + 1, axis: 1)
    }
    #expect(column(0, of: start) == column(1, of: start))
    Chapter04.loss(start).backward()
    let after = Chapter04.stepped(start)
    #expect(column(0, of: after) != column(1, of: after))
    // The units agree after the first token and no longer after the second.
    let states = Solutions.Chapter05.states(
      of: RNNCell(start), over: oneHot([0, 2], classes: 5).reshaped(2, 1, 5),
      from: .zeros(batchSize: 1, hiddenUnits: 3))
    #expect(states[0][0, 0] == states[0][0, 1])
    #expect(states[1][0, 0] != states[1][0, 1])
  }

  @Test("2: only the output has a gradient at first, and then everything")
  func gradients() {
    #expect(
      Chapter04.arraysWithGradient(steps: 2, seed: 1) == [
        ["W_hq", "b_q"], ["W_xh", "W_hh", "b_h", "W_hq", "b_q"],
      ])
  }

  @Test("3: at a deviation of 1/√h the square of a state keeps its mean")
  func steady() {
    let sigma = Chapter04.steadyDeviation(hiddenUnits: 64)
    #expect(sigma == 0.125)
    for (factor, growth) in [(Float(0.5), 0.25), (1, 1), (2, 4)] {
      let measured = Chapter04.growth(
        hiddenUnits: 64, deviation: factor * sigma, draws: 100, seed: 1)
      #expect(abs(measured / growth - 1) < 0.06)
    }
  }

  @Test("4: a uniform start has the same deviation and a smaller largest state")
  func uniform() {
    let a = Chapter04.uniformEnd(deviation: 0.01)
    #expect(abs(a - 0.0173) < 0.00005)
    var generator = SplitMix64(seed: 1)
    let normal = RNNParameters(
      vocabularySize: 28, hiddenUnits: 512, using: &generator)
    let uniform = Chapter04.uniformStart(seed: 1)
    #expect(uniform.parameterCount == normal.parameterCount)
    for p in [normal, uniform] {
      for W in [p.W_xh, p.W_hh, p.W_hq] {
        let deviation = (W.sumOfSquares / Double(W.count)).squareRoot()
        #expect(abs(deviation - 0.01) < 0.0002)
        #expect(abs(W.mean().item) < 0.0003)
      }
    }
    let largest = [normal, uniform].map {
      tanh($0.W_xh[0..<1]).elements.map(abs).max()!
    }
    #expect(abs(largest[0] - 0.031) < 0.0005)
    #expect(abs(largest[1] - 0.017) < 0.0005 && largest[1] <= a)
  }

  @Test("5: two million parameters give words 212 hidden units")
  func hiddenUnits() {
    func count(_ h: Int, _ d: Int) -> Int { h * h + (2 * d + 1) * h + d }
    let h = Chapter04.hiddenUnits(limit: 2_000_000, vocabularySize: 4_580)
    #expect(h == 212)
    #expect(count(212, 4_580) == 1_991_656)
    #expect(count(213, 4_580) > 2_000_000)
    #expect(212 * 212 == 44_944)
    #expect(Chapter04.hiddenUnits(limit: 291_356, vocabularySize: 28) == 512)
  }
}
