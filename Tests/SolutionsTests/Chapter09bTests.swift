import Basics
import Foundation
import Params
import RNNCell
import Solutions
import Tensors
import Testing
import TextData
import ThroughTime
import Training

private typealias Answers = Solutions.Chapter09b

private let corpus = Corpus(
  String(text.utf8.prefix(12_000))!, tokens: .character)

@Suite struct Chapter09bTests {
  @Test("1. nine tenths at each step: a hundredth after 44 steps")
  func factors() {
    #expect(Answers.stepsUntil(0.01, factor: 0.9) == 44)
    #expect(Answers.stepsUntil(100, factor: 1.1) == 49)
    func left(_ factor: Double, after steps: Int) -> Double {
      (0..<steps).reduce(1) { product, _ in product * factor }
    }
    #expect(left(0.9, after: 44) < 0.01 && left(0.9, after: 43) > 0.01)
    #expect(left(1.1, after: 49) > 100 && left(1.1, after: 48) < 100)
  }

  /// A network that learnt for a while, and a fresh one, reading the same.
  private func trainedAndFresh() throws -> [ForwardPass] {
    var generator = SplitMix64(seed: 1)
    func fresh() -> RNNLanguageModel {
      RNNLanguageModel(
        vocabularySize: corpus.vocabulary.count, hiddenUnits: 32,
        using: &generator)
    }
    let minibatch = SequentialSampler(batchSize: 8, steps: 35)
      .minibatches(of: corpus.prefix(4000), using: &generator)[0]
    let start = fresh()
    var trained = fresh()
    var plan = TrainingPlan()
    (plan.epochs, plan.batchSize, plan.learningRate) = (20, 8, 2)
    _ = try train(
      &trained, on: corpus.prefix(4000), heldOut: [], plan: plan,
      using: &generator)
    return [trained, start].map { ForwardPass($0.cell, reading: minibatch) }
  }

  @Test("4. losses that reach back ten steps each err less than blocks of ten")
  func sliding() throws {
    // Reaching back over everything is the full gradient.
    let small = smallPass()
    let (whole, steps) = Answers.slidingGradient(of: small, reaching: 8)
    let error = relativeError(
      of: whole.doubles, to: small.gradients().W_hh.doubles)
    #expect(error < 1e-6)
    #expect(steps == 36)
    // Reaching only itself is a block of one step.
    let own = Answers.slidingGradient(of: small, reaching: 1)
    let blocks = small.gradients(through: .blocks(of: 1, steps: 8)).W_hh
    #expect(relativeError(of: own.W_hh.doubles, to: blocks.doubles) < 1e-6)

    let pass = try trainedAndFresh()[0]
    let full = pass.gradients().W_hh.doubles
    let sliding = Answers.slidingGradient(of: pass, reaching: 10)
    #expect(sliding.steps == 305)
    let cut = pass.gradients(through: .blocks(of: 10, steps: 35)).W_hh
    let (ofSliding, ofBlocks) = (
      relativeError(of: sliding.W_hh.doubles, to: full),
      relativeError(of: cut.doubles, to: full)
    )
    #expect(ofSliding < 0.1 * ofBlocks)
  }

  @Test("2. half of the links: the variance grows with what lies behind them")
  func random() throws {
    #expect(Answers.varianceOfProduct(links: 1, keeping: 0.5) == 1)
    #expect(Answers.varianceOfProduct(links: 10, keeping: 0.5) == 1023)
    let errors = try trainedAndFresh().map {
      Answers.errorOfDraw(of: $0, keeping: 0.5, draws: 40, seed: 1)
    }
    #expect(errors[0] > 1)
    #expect(errors[1] < 0.1)
  }

  @Test(
    "3. a rotation: tanh loses slowly, ReLU fast",
    .enabled(if: isNovel, "data/timemachine.txt is not there"))
  func rotation() {
    var generator = SplitMix64(seed: 1)
    let W = Answers.rotation(units: 64, using: &generator)
    for σ in singularValues(of: W) { #expect(abs(σ - 1) < 1e-6) }
    let minibatch = SequentialSampler(batchSize: 32, steps: 50)
      .minibatches(of: corpus.prefix(10_000), using: &generator)[0]
    for seed in 1...3 as ClosedRange<UInt64> {
      let (tanh, relu) = (norms(.tanh, seed), norms(.relu, seed))
      for curve in [tanh, relu] {
        for (norm, next) in zip(curve, curve.dropFirst()) {
          #expect(next <= norm * 1.00001)
        }
      }
      #expect(tanh[10] > 0.5)
      #expect(abs(tanh[40] - 1 / 7) < 0.04)
      #expect(abs(relu[1] - 0.7) < 0.05)
      #expect(relu[10] < 0.25)
      #expect(relu[40] < 0.1)
      // The later steps lose less than the first.
      #expect(pow(relu[40] / relu[10], 1 / 30) > 0.9)
    }

    func norms(_ activation: Activation, _ seed: UInt64) -> [Double] {
      Answers.reachOfRotation(
        activation, hiddenUnits: 64, vocabularySize: corpus.vocabulary.count,
        reading: minibatch, seed: seed)
    }
  }
}
