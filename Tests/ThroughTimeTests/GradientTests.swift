import Basics
import RNNCell
import Tensors
import Testing
import ThroughTime

/// Single precision rounds to 6e-8; a gradient here is a sum of a few hundred
/// products of numbers of about 1, and the differences are off by 1e-10.
private let tolerance = 3e-6

@Suite struct GradientTests {
  @Test(
    "the gradients by hand are those of the tape and of finite differences",
    arguments: Activation.allCases, [1, 2, 3] as [UInt64])
  func byHand(activation: Activation, seed: UInt64) {
    let problem = SmallProblem(activation, seed: seed)
    let hand = problem.pass.gradients().all
    let tape = problem.tapeGradients()
    let differences = PreciseLoss(
      problem.model.cell, reading: problem.minibatch, from: problem.start
    ).differenceQuotients()
    for (index, name) in Gradients.names.enumerated() {
      #expect(hand[index].shape == tape[index].shape, "\(name)")
      let byHand = hand[index].doubles
      #expect(
        relativeDifference(byHand, tape[index].doubles) < tolerance,
        "\(name) and the tape")
      #expect(
        relativeDifference(byHand, differences[index]) < tolerance,
        "\(name) and differences")
    }
  }

  @Test("every link matters: a gradient that lacks one is far off")
  func droppedTerms() {
    let problem = SmallProblem()
    let full = problem.pass.gradients().all.map(\.doubles)
    for dropped in 1..<SmallProblem.T {
      var factors = Array(repeating: Float(1), count: SmallProblem.T - 1)
      factors[dropped - 1] = 0
      let cut = problem.pass.gradients(through: Links(factors: factors))
        .all.map(\.doubles)
      for index in [0, 1, 2, 5] {
        #expect(
          relativeDifference(cut[index], full[index]) > 1000 * tolerance,
          "\(Gradients.names[index]) without link \(dropped)")
      }
      // The output weights do not look back.
      #expect(cut[3] == full[3] && cut[4] == full[4])
    }
  }

  @Test("the loss is that of the tensors, in double precision")
  func loss() {
    let problem = SmallProblem()
    let precise = PreciseLoss(
      problem.model.cell, reading: problem.minibatch, from: problem.start)
    #expect(abs(Double(problem.pass.loss) - precise.value) < 1e-6)
  }

  @Test("the way back leaves nothing on the tape and no gradient behind")
  func tape() {
    let problem = SmallProblem()
    let gradients = problem.pass.gradients()
    #expect(gradients.all.allSatisfy { $0.graphSize == 0 })
    #expect(problem.pass.O.graphSize == 0)
    #expect(problem.model.parameters.allSatisfy { $0.gradient == nil })
  }

  @Test("the states and the scores are what is kept")
  func kept() {
    let (n, T, v, h) = (
      SmallProblem.n, SmallProblem.T, SmallProblem.v, SmallProblem.h
    )
    #expect(SmallProblem().pass.keptNumbers == (T + 1) * n * h + T * n * v)
  }
}
