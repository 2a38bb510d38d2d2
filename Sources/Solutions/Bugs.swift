import Basics
import Concise
import Foundation
import Museum
import MuseumLogs
import Optimizers
import Tensors
import TextData
import Training

extension Solutions {
  /// The museum of bugs.
  public enum Bugs {}
}

extension Solutions.Bugs {
  /// 1. Every seed comes back to the unigram perplexity of the text that was
  /// learnt. Scores and targets are paired as if at random, so the input says
  /// nothing about the target, and the best that is left is to give each
  /// token the share that it has among all targets.
  ///
  /// - Returns: the training perplexity of the last epoch, and that of the
  ///   unigram model.
  public static func untransposedLabels(
    text: [Int], vocabularySize: Int, seed: UInt64, epochs: Int
  ) throws -> (trained: Double, unigram: Double) {
    var plan = TrainingPlan()
    (plan.epochs, plan.batchSize, plan.steps) = (epochs, 16, 12)
    var generator = SplitMix64(seed: seed)
    var run = MuseumRun(
      ConciseLanguageModel(
        .rnn, vocabularySize: vocabularySize, hiddenUnits: 16,
        using: &generator),
      with: .labels, plan: plan)
    try run.train(on: text, heldOut: [], using: &generator)
    let last = run.log.rows.last!
    return (last.trainingPerplexity, last.unigramPerplexity)
  }

  /// 2. A batch of one sequence is a matrix of one row. Its numbers are the
  /// same in both orders, so nothing is out of place.
  ///
  /// - Returns: whether the order of the targets is the same with and without
  ///   the transposition.
  public static func isTranspositionSuperfluous(
    batchSize: Int, steps: Int
  ) -> Bool {
    let targets = TokenMatrix(
      rows: batchSize, columns: steps, indices: Array(0..<batchSize * steps))
    return targets.indices == targets.transposed.indices
  }

  /// 3. The model learns, only another question, a harder one: its perplexity
  /// falls below the unigram's and stays above that of the same model with
  /// the right targets. The curve of a harder question looks like that of a
  /// harder text, so only a look at inputs and targets side by side shows it.
  ///
  /// - Parameter shift: how many tokens the target lies behind its input; 1 is
  ///   right.
  /// - Returns: the training perplexity of the last epoch.
  public static func perplexity(
    withTargetsShiftedBy shift: Int, text: [Int], vocabularySize: Int,
    epochs: Int
  ) throws -> Double {
    var generator = SplitMix64(seed: 1)
    var model = ConciseLanguageModel(
      .rnn, vocabularySize: vocabularySize, hiddenUnits: 16, using: &generator)
    var sgd = SGD(learningRate: 2)
    let sampler = ShiftedSampler(batchSize: 16, steps: 12, shift: shift)
    return try train(
      &model, on: text, sampler: sampler, optimizer: &sgd, epochs: epochs,
      clippingTo: nil, using: &generator
    ).epochs.last!.training
  }

  /// Windows one after the other, whose targets lie some tokens behind their
  /// inputs.
  private struct ShiftedSampler: MinibatchSampler {
    let batchSize, steps, shift: Int
    var rowsContinue: Bool { false }

    func minibatches(
      of text: TokenIndices, using generator: inout some RandomNumberGenerator
    ) -> Minibatches {
      let tokens = batchSize * steps
      let last = text.count - tokens - shift
      return Minibatches(count: max(0, last + tokens) / tokens) { number in
        let start = number * tokens
        func windows(_ shift: Int) -> TokenMatrix {
          TokenMatrix(
            (0..<batchSize).map { row in
              let first = start + row * steps + shift
              return Array(text[first..<first + steps])
            })
        }
        return Minibatch(inputs: windows(0), targets: windows(shift))
      }
    }
  }

  /// 4. Probabilities taken for scores lie between 0 and 1. The best of all is
  /// 1 for the right token and 0 for the d - 1 others, and then
  ///
  ///     p = e / (e + d - 1),  perplexity = 1 / p = 1 + (d - 1) / e .
  ///
  /// With 28 entries that is 10.93: no training gets below, not even on a text
  /// that is known by heart.
  public static func lowestPerplexityOfSoftmaxTwice(entries d: Int) -> Double {
    1 + Double(d - 1) / exp(1)
  }
}
