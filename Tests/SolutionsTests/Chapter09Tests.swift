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

private typealias Answers = Solutions.Chapter09

private let corpus = Corpus(
  String(text.utf8.prefix(12_000))!, tokens: .character)

/// Batch 3, steps 8, vocabulary 5, hidden units 6, with weights so large that
/// no term of a gradient is too small to be missed.
private func smallPass(steps: Int = 8) -> ForwardPass {
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

private func doubles(_ tensor: Tensor) -> [Double] {
  tensor.elements.map(Double.init)
}

@Suite struct Chapter09Tests {
  @Test("1. with a tanh the last term is the largest, for every w")
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

  @Test("2. four rows notice a missing slope, six a missing mean")
  func mistakes() {
    let pass = smallPass()
    let right = pass.gradients().all
    #expect(Answers.gradients(of: pass, with: .none) == right)
    let noticed = Answers.Mistake.allCases.map { mistake in
      zip(Answers.gradients(of: pass, with: mistake), right).map {
        relativeDifference(doubles($0), doubles($1)) > 0.01
      }
    }
    #expect(noticed[1] == [true, true, true, false, false, true])
    #expect(noticed[2] == Array(repeating: true, count: 6))
    let larger = Answers.gradients(of: pass, with: .withoutMean)[4]
    for (x, y) in zip(larger.elements, right[4].elements) {
      #expect(abs(x - 24 * y) < 1e-5)  // nT = 24
    }
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

  @Test("3. losses that reach back ten steps each err less than blocks of ten")
  func sliding() throws {
    // Reaching back over everything is the full gradient.
    let small = smallPass()
    let (whole, steps) = Answers.slidingGradient(of: small, reaching: 8)
    let error = relativeError(
      of: doubles(whole), to: doubles(small.gradients().W_hh))
    #expect(error < 1e-6)
    #expect(steps == 36)
    // Reaching only itself is a block of one step.
    let own = Answers.slidingGradient(of: small, reaching: 1)
    let blocks = small.gradients(through: .blocks(of: 1, steps: 8)).W_hh
    #expect(relativeError(of: doubles(own.W_hh), to: doubles(blocks)) < 1e-6)

    let pass = try trainedAndFresh()[0]
    let full = doubles(pass.gradients().W_hh)
    let sliding = Answers.slidingGradient(of: pass, reaching: 10)
    #expect(sliding.steps == 305)
    let cut = pass.gradients(through: .blocks(of: 10, steps: 35)).W_hh
    let (ofSliding, ofBlocks) = (
      relativeError(of: doubles(sliding.W_hh), to: full),
      relativeError(of: doubles(cut), to: full)
    )
    #expect(ofSliding < 0.1 * ofBlocks)
  }

  @Test("4. half of the links: the variance grows with what lies behind them")
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
    "5. a rotation: tanh loses slowly, ReLU fast",
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

  @Test("6. every fifth state: the same gradients, to the last bit")
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

  @Test("6. what is kept and what is added")
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
