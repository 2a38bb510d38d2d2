import Basics
import Predict
import RNNCell
import Tensors
import TextData
import Training

extension Solutions {
  /// Training; exercise 5 is in Chapter08+Pairs.swift.
  public enum Chapter08 {}
}

// The runs of the exercises take minutes. Here they are shortened: a small
// network, a few thousand characters and few epochs show the same.

extension Solutions.Chapter08 {
  /// A plan for a short run: small minibatches, everything else as in the
  /// course.
  public static func shortPlan(epochs: Int) -> TrainingPlan {
    var plan = TrainingPlan()
    (plan.epochs, plan.batchSize, plan.steps) = (epochs, 8, 20)
    return plan
  }

  /// A fresh network, trained on the first `tokens` characters and measured on
  /// as many behind them.
  ///
  /// - Parameter report: called after each epoch with the network as it is.
  public static func run(
    _ plan: TrainingPlan, on corpus: Corpus, tokens: Int, hiddenUnits: Int,
    seed: UInt64 = 1,
    report: (EpochReport, RNNLanguageModel) -> Void = { _, _ in }
  ) throws -> (model: RNNLanguageModel, record: TrainingRecord) {
    var generator = SplitMix64(seed: seed)
    var model = RNNLanguageModel(
      vocabularySize: corpus.vocabulary.count, hiddenUnits: hiddenUnits,
      using: &generator)
    let record = try train(
      &model, on: corpus.prefix(tokens),
      heldOut: corpus.heldOut(tokens, after: tokens), plan: plan,
      using: &generator, report: { report($0, $1.model) })
    return (model, record)
  }

  /// What the two models of exercise 1 can do.
  public struct Portrait: Sendable {
    /// Perplexity on held-out text.
    public let heldOut: Double
    /// Which part of a greedy sample is one run copied from the training text.
    public let copied: Double
  }

  /// 1. The samples after 125 epochs are worse English: many of their words
  /// are none. Those of the full run have no mistake because they are copied.
  /// On text that neither has seen, the earlier model is far better, so it is
  /// the one to keep: who wants the novel can read the novel.
  ///
  /// The short form learns 600 characters, and compares the epoch with the
  /// lowest held-out perplexity with the last of 160.
  public static func bestAndLast(
    on corpus: Corpus, prefix: [Int]
  ) throws -> (best: Portrait, last: Portrait) {
    var portraits: [Portrait] = []
    var plan = shortPlan(epochs: 160)
    plan.evaluationInterval = 20
    let text = corpus.prefix(600)
    _ = try run(plan, on: corpus, tokens: 600, hiddenUnits: 48) {
      report, model in
      guard let heldOut = report.heldOut else { return }
      var unused = SplitMix64(seed: 0)
      let sample = model.continuation(
        of: prefix, length: 60, using: &unused)
      let copied = VerbatimRun(of: sample, in: text).length
      portraits.append(
        Portrait(heldOut: heldOut, copied: Double(copied) / 60))
    }
    return (portraits.min { $0.heldOut < $1.heldOut }!, portraits.last!)
  }

  /// 2. The curves come closer: the same network cannot learn a longer text by
  /// heart so soon, and what it learns instead holds for other text too. Here
  /// one run sees 600 characters 64 times, and another 9,600 characters 4 times.
  ///
  /// - Returns: held-out perplexity divided by that on the training text.
  public static func distance(
    on corpus: Corpus, tokens: Int, epochs: Int
  ) throws -> Double {
    let (model, _) = try run(
      shortPlan(epochs: epochs), on: corpus, tokens: tokens, hiddenUnits: 48)
    return model.perplexity(on: corpus.heldOut(tokens, after: tokens)).value
      / model.perplexity(on: corpus.prefix(tokens)).value
  }

  /// 3. With rate 1 nothing changes at first: in a short run no gradient lies
  /// outside the ball, so clipping had nothing to do, and the run is the same
  /// to the last bit. In the full run gradients leave the ball from about epoch
  /// 140 on, and two of three seeds then lose all that they have learnt
  /// (`Chapter11_Experiments full-size`); the program says since when, and what
  /// its best epoch was. With rate 10 nothing is learnt: a step throws the scores far
  /// apart, and the perplexity is above that of guessing evenly among all
  /// tokens, or too large for a number, which ends the run. With rate 100 it
  /// is too large within the first epoch, and the program stops with the loss,
  /// the norm, and what to do.
  ///
  /// - Returns: the perplexity of the last epoch on the training text, or the
  ///   sentence with which training stopped.
  public static func unclipped(
    on corpus: Corpus, learningRate: Float
  ) -> Result<Double, TrainingError> {
    var plan = shortPlan(epochs: 6)
    (plan.clip, plan.learningRate) = (nil, learningRate)
    do {
      return .success(
        try run(plan, on: corpus, tokens: 2000, hiddenUnits: 48)
          .record.epochs.last!.training)
    } catch let error as TrainingError {
      return .failure(error)
    } catch {
      fatalError("2,000 tokens are enough for a minibatch")
    }
  }

  /// 4. Not far: a few hundredths of the perplexity. The seed decides about the
  /// weights at the start and where the windows lie, and most of that is
  /// forgotten. So a difference of one percent between two networks says
  /// nothing, and the distance to the models that count says much.
  ///
  /// - Returns: for each seed the lowest held-out perplexity of its run.
  public static func bestPerplexities(
    on corpus: Corpus, seeds: ClosedRange<UInt64>
  ) throws -> [Double] {
    try seeds.map { seed in
      try run(
        shortPlan(epochs: 10), on: corpus, tokens: 2000, hiddenUnits: 48,
        seed: seed
      ).record.best!.heldOut!
    }
  }

  /// 6. It needs at least one letter, or nothing is left of it. It may have only
  /// letters that the text has: the network has never seen others, and the
  /// program refuses them. And it is best if it stands in the text itself: then
  /// the state after it is one that the network was trained in.
  public enum PrefixVerdict: Equatable, Sendable {
    case nothingLeft
    case hasUnknownTokens
    /// How often the text has it.
    case stands(times: Int)
  }

  /// Whether a prefix stands in the text that a network was trained on.
  public static func verdict(
    on prefix: String, in corpus: Corpus
  ) -> PrefixVerdict {
    let tokens: [Int]
    do {
      tokens = try corpus.indices(ofPrefix: prefix)
    } catch TextError.unknownCharacters {
      return .hasUnknownTokens
    } catch {
      return .nothingLeft
    }
    let text = Array(corpus.indices)
    let starts = 0..<max(0, text.count - tokens.count + 1)
    return .stands(
      times: starts.count {
        text[$0] == tokens[0]
          && text[$0..<$0 + tokens.count].elementsEqual(tokens)
      })
  }
}
