import Basics
import RNNCell
import Tensors
import Testing
import ThroughTime

@Suite struct LinksTests {
  @Test(
    "blocks give what the tape gives when the state is detached between them",
    arguments: 1...SmallProblem.T)
  func blocks(k: Int) {
    let problem = SmallProblem()
    let links = Links.blocks(of: k, steps: SmallProblem.T)
    let hand = problem.pass.gradients(through: links).all
    let tape = problem.tapeGradients(blocksOf: k)
    for index in 0..<5 {
      #expect(
        relativeDifference(hand[index].doubles, tape[index].doubles) < 3e-6,
        "\(Gradients.names[index])")
    }
  }

  @Test("one block of all steps is the full gradient, to the bit")
  func oneBlock() {
    let pass = SmallProblem().pass
    let steps = SmallProblem.T
    #expect(Links.blocks(of: steps, steps: steps) == .all(steps))
    #expect(
      pass.gradients(through: .blocks(of: steps, steps: steps)).all
        == pass.gradients().all)
  }

  @Test("shorter blocks are biased: the error is large and falls with length")
  func bias() {
    let pass = SmallProblem().pass
    let full = pass.gradients().W_hh.doubles
    let errors = [1, 2, 4].map { k in
      relativeError(
        of: pass.gradients(through: .blocks(of: k, steps: SmallProblem.T)).W_hh
          .doubles,
        to: full)
    }
    #expect(errors[0] > errors[1] && errors[1] > errors[2])
    #expect(errors[2] > 0.01)
  }

  @Test(
    "the mean over all ways to cut at random is the full gradient, exactly",
    arguments: [0.5, 0.8])
  func unbiased(π: Double) {
    let pass = SmallProblem().pass
    let links = SmallProblem.T - 1
    var mean = [Double](repeating: 0, count: SmallProblem.h * SmallProblem.h)
    var spread = 0.0
    let full = pass.gradients().W_hh.doubles
    for pattern in 0..<1 << links {
      let kept = (0..<links).map { pattern >> $0 & 1 == 1 }
      let probability = kept.reduce(1) { $0 * ($1 ? π : 1 - π) }
      let one = pass.gradients(
        through: Links(factors: kept.map { $0 ? Float(1 / π) : 0 })
      ).W_hh.doubles
      for index in mean.indices { mean[index] += probability * one[index] }
      spread += probability * relativeError(of: one, to: full)
    }
    #expect(relativeDifference(mean, full) < 1e-5)
    #expect(spread > 0.1, "a single draw is noisy")
  }

  @Test("random links are 0 or 1 / π, and their mean is 1")
  func random() {
    var generator = SplitMix64(seed: 4)
    let factors = Links.random(keeping: 0.8, steps: 10_001, using: &generator)
      .factors
    #expect(factors.count == 10_000)
    #expect(factors.allSatisfy { $0 == 0 || $0 == 1.25 })
    // One link has a variance of 1 / π − 1 = 0.25, the mean of 10,000 a
    // standard deviation of 0.005.
    #expect(abs(factors.reduce(0, +) / 10_000 - 1) < 0.02)
    #expect(
      Links.random(keeping: 1, steps: 5, using: &generator) == .all(5))
  }
}
