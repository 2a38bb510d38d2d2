import Basics
import Foundation
import Params
import RNNCell
import Solutions
import Tensors
import Testing
import TextData
import ThroughTime

private typealias Answers = Solutions.Chapter09

/// Batch 3, steps 8, vocabulary 5, hidden units 6, with weights so large that
/// no term of a gradient is too small to be missed.
func smallPass(steps: Int = 8) -> ForwardPass {
  var generator = SplitMix64(seed: 1)
  let (n, d, h) = (3, 5, 6)
  func normal(_ rows: Int, _ columns: Int) -> Tensor {
    .normal(rows, columns, standardDeviation: 0.5, using: &generator)
  }
  func tokens() -> TokenMatrix {
    TokenMatrix(
      rows: n, columns: steps,
      indices: (0..<n * steps).map { _ in generator.integer(below: d) })
  }
  let parameters = RNNParameters(
    W_xh: normal(d, h), W_hh: normal(h, h), b_h: normal(1, h)[0],
    W_hq: normal(h, d), b_q: normal(1, d)[0])
  return ForwardPass(
    RNNCell(parameters),
    reading: Minibatch(inputs: tokens(), targets: tokens()),
    from: HiddenState(normal(n, h)))
}

@Suite struct Chapter09Tests {
  @Test("1. the terms of a chain by hand are those of the tape")
  func linearChain() {
    #expect(Answers.termsOfLinearChain(w: 2, steps: 3) == [4, 4, 4])
    for (w, start) in [(-1.5, 2), (0.5, 3)] as [(Float, Float)] {
      let copies = (1...5).map { _ in Tensor(w).tracked() }
      copies.reduce(Tensor(start)) { $1 * $0 }.backward()
      #expect(
        Answers.termsOfLinearChain(
          w: Double(w), steps: 5, from: Double(start))
          == copies.map { Double($0.gradient!.item) })
    }
  }

  @Test("2. with a tanh the last term is the largest, for every w")
  func chain() {
    for w in [-3, -0.5, 0.1, 0.5, 1, 2, 4] {
      let terms = Answers.termsOfChain(w: w)
      for (term, next) in zip(terms, terms.dropFirst()) {
        #expect(abs(next) > abs(term))
      }
    }
    let half = Answers.termsOfChain(w: 0.5)
    #expect(abs(half[0] - 0.092) < 5e-4 && abs(half[3] - 0.113) < 5e-4)
    let two = Answers.termsOfChain(w: 2)
    #expect((240...260).contains(two[3] / two[0]))
    // The ratio of neighbours is sinh(2a) / 2a, here with a_1 = w.
    #expect(abs(half[1] / half[0] - sinh(1)) < 1e-12)
    #expect(abs(two[1] / two[0] - sinh(4) / 4) < 1e-12)
    // The sum is the derivative, by the tape.
    let weight = Tensor(0.5).tracked()
    var h = Tensor(1)
    for _ in 0..<4 { h = tanh(weight * h) }
    h.backward()
    #expect(
      abs(Double(weight.gradient!.item) - half.reduce(0, +)) < 1e-6)
  }

  @Test("3. four rows notice a missing slope, six a missing mean")
  func mistakes() {
    let pass = smallPass()
    let right = pass.gradients().all
    #expect(Answers.gradients(of: pass, with: .none) == right)
    let noticed = Answers.Mistake.allCases.map { mistake in
      zip(Answers.gradients(of: pass, with: mistake), right).map {
        relativeDifference($0.doubles, $1.doubles) > 0.01
      }
    }
    #expect(noticed[1] == [true, true, true, false, false, true])
    #expect(noticed[2] == Array(repeating: true, count: 6))
    let larger = Answers.gradients(of: pass, with: .withoutMean)[4]
    for (x, y) in zip(larger.elements, right[4].elements) {
      #expect(abs(x - 24 * y) < 1e-5)  // nT = 24
    }
  }

  @Test("4. every fifth state: the same gradients, to the last bit")
  func checkpoints() {
    let pass = smallPass(steps: 13)
    let full = pass.gradients().all
    for spacing in [1, 2, 5, 13, 20] {
      let (all, peak) = Answers.checkpointedGradients(
        of: pass, spacing: spacing)
      #expect(all == full)
      #expect(
        peak == Answers.Checkpoints(steps: 13, spacing: spacing).peakStates)
    }
  }

  @Test("4. what is kept and what is added")
  func cost() {
    let five = Answers.Checkpoints(steps: 125, spacing: 5)
    #expect(five.keptStates == 26)
    #expect(five.peakStates == 30)
    #expect(five.blocks == 25)
    #expect(five.recomputedStates == 4 * 25)
    #expect(five.peakStates * 32 * 64 == 61_440)
    #expect(126 * 32 * 64 == 258_048)
    #expect(
      five.addedOperations(batch: 32, vocabulary: 28, hidden: 64)
        == 18_841_600)
    let peaks = (1...125).map {
      Answers.Checkpoints(steps: 125, spacing: $0).peakStates
    }
    #expect(peaks.min() == 23)
    #expect((1...125).filter { peaks[$0 - 1] == 23 } == Array(9...14))
    #expect(abs(125.0.squareRoot() - 11.2) < 0.05)
  }
}
