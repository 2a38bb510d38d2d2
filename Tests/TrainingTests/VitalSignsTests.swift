import Basics
import GradClip
import Optimizers
import RNNCell
import Tensors
import Testing
import TextData
import Training

@Suite struct VitalSignsTests {
  let corpus = sampleCorpus()

  private func signs(
    _ sampling: Sampling, theta: Float? = 0.01
  ) throws -> (VitalSigns, EpochResult) {
    var generator = SplitMix64(seed: 1)
    let sampler = sampling.sampler(batchSize: 3, steps: 5)
    var model = ProbeModel(freshModel(for: corpus, hiddenUnits: 8))
    var sgd = SGD(learningRate: 0.5)
    var reader = SignReader()
    let result = try trainEpoch(
      &model,
      on: sampler.minibatches(of: corpus.prefix(140), using: &generator),
      carryingState: sampler.rowsContinue, optimizer: &sgd, clippingTo: theta,
      observe: { reader.note($0) })
    let signs = reader.signs
    let calls = model.log.calls
    // The scores have one operation less than the loss.
    #expect(signs.graphSize == calls[0].graphSize + 1)
    #expect(signs.firstGraphSize == signs.graphSize)
    #expect(signs.minibatches == calls.count && calls.count > 1)
    let last = calls.last?.state.H.sumOfSquares.squareRoot()
    #expect(signs.lastStateNorm == last)
    return (signs, result)
  }

  @Test("a sound epoch shows that it is sound")
  func sound() throws {
    let (sequential, result) = try signs(.sequential)
    #expect(sequential.firstStateNorm == 0)
    #expect(sequential.lastStateNorm > 0)
    #expect(sequential.targetsInPlace == 1)
    #expect(result.largestNorm > 0.01)
    #expect(sequential.largestClippedNorm <= Double(0.01 as Float))
    #expect(sequential.largestClippedNorm > 0.0099)
    #expect(sequential.smallestScore < sequential.largestScore)
    #expect((1.0 / 28...1).contains(sequential.commonestPrediction))
    let (random, _) = try signs(.random)
    #expect(random.firstStateNorm == 0 && random.lastStateNorm == 0)
    let (free, unclipped) = try signs(.sequential, theta: nil)
    #expect(free.largestClippedNorm == unclipped.largestNorm)
  }

  @Test("scores, predictions and targets are read as they are")
  func values() {
    let inputs = TokenMatrix([[1, 2, 3], [4, 5, 1]])
    let targets = TokenMatrix([[2, 3, 4], [5, 1, 2]])
    let minibatch = Minibatch(inputs: inputs, targets: targets)
    var logits = Tensor.zeros(6, 7)
    for row in 0..<6 { logits[row, row < 4 ? 2 : 5] = 0.5 }
    logits[3, 6] = -3
    func signs(_ targets: [Int], in index: Int = 1) -> VitalSigns {
      var reader = SignReader()
      for index in 0...index {
        reader.note(
          .scored(
            ScoredMinibatch(
              minibatch, index: index, of: 2,
              from: HiddenState(.zeros(2, 3)), logits: logits,
              targets: targets, loss: Tensor(1))))
      }
      return reader.signs
    }
    let right = signs(targets.transposed.indices)
    #expect(right.smallestScore == -3 && right.largestScore == 0.5)
    #expect(right.commonestPrediction == 4.0 / 6)
    #expect(right.targetsInPlace == 1)
    // Not transposed, and the inputs in the place of the targets.
    #expect(signs(targets.indices).targetsInPlace == 0.25)
    #expect(signs(inputs.transposed.indices).targetsInPlace == 0)
    var early = VitalSigns()
    early.minibatches = 2
    #expect(signs(targets.indices, in: 0) == early)
  }
}
