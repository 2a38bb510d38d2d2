import Basics
import Chapter
import NGrams
import Optimizers
import RNNCell
import Tensors
import TextData
import Training

/// Trains a network without a memory, which can be no better than a table of
/// bigrams, and then lets it have one.
func playBigrams(_ words: [String]) throws {
  let settings = beginChapter(
    "Chapter08_Training bigrams",
    "Trains a network without a memory, beside a table of bigrams, and then "
      + "with one.", words: words)
  let corpus = loadCorpus(settings)
  guard corpus.count >= 15_000 else { throw ShortText(count: corpus.count) }
  let training = corpus.prefix(10_000)
  let heldOut = corpus.heldOut(5_000, after: 10_000)
  let d = corpus.vocabulary.count

  // snippet.least
  let counts = try NGramCounts(of: training, order: 2, vocabularySize: d)
  let table = try NGramModel(counts, smoothing: 0)
  let least = table.perplexity(on: training)
  // snippet.end
  show(
    "the table of bigrams: perplexity \(decimal(least.value)),",
    "held out \(decimal(table.perplexity(on: heldOut).value))")

  show("\nwithout a memory")
  // snippet.blind
  var generator = SplitMix64(seed: settings.seed)
  var model = RNNLanguageModel(
    vocabularySize: d, hiddenUnits: 32, using: &generator)
  model.cell.parameters.W_hh = .zeros(32, 32)  // not tracked: no step moves it
  let sampler = SequentialSampler(batchSize: 32, steps: 25)
  var optimizer = Adam(learningRate: 0.01)
  let blind = try train(
    &model, on: training, heldOut: heldOut, sampler: sampler,
    optimizer: &optimizer, epochs: 40, using: &generator
  ) { report, _ in showEpoch(report) }
  let reached = model.perplexity(on: training)
  // snippet.end
  show("the network as it is now: perplexity \(decimal(reached.value))")
  check("W_hh is zero", model.cell.parameters.W_hh == .zeros(32, 32))
  let pairs = pairs(of: counts, by: model, table)
  show("\npair  network    table")
  for pair in pairs {
    show(
      "“\(corpus.text(of: pair.tokens))”", decimal(pair.network, 3).right(8),
      decimal(pair.table, 3).right(8))
  }

  show("\nwith a memory")
  // snippet.released
  model.cell.parameters.W_hh = model.cell.parameters.W_hh.tracked()
  optimizer = Adam(learningRate: 0.01)  // it knows of no gradients yet
  let record = try train(
    &model, on: training, heldOut: heldOut, sampler: sampler,
    optimizer: &optimizer, epochs: 80, using: &generator, continuing: blind
  ) { report, _ in showEpoch(report) }
  let remembering = model.perplexity(on: training)
  // snippet.end
  show("the network as it is now: perplexity \(decimal(remembering.value))")
  let memory = MemoryGain(
    least: least, blind: (blind, reached), remembering: (record, remembering))
  show("below the table for the first time in epoch \(memory.passedIn ?? 0)")
  show(
    "bits saved in a character: \(decimal(memory.bits)),",
    "held out \(decimal(memory.heldOutBits))")
  figure("08-bigrams.svg", memory.chart.svg)
  let trigrams = try NGramModel(
    NGramCounts(of: training, order: 3, vocabularySize: d), smoothing: 16)
  let mark = trigrams.perplexity(on: heldOut).value
  ensureForPage(pairClaims(pairs) + memory.claims(trigrams: mark))
}

/// What a network and a table say of the second character of a pair, given the
/// first.
typealias PairProbability = (tokens: [Int], network: Double, table: Double)

/// The most frequent pairs.
private func pairs(
  of counts: NGramCounts, by model: RNNLanguageModel, _ table: NGramModel
) -> [PairProbability] {
  counts.mostFrequent(6, ofLength: 2).map { pair in
    let (first, second) = (pair.tokens[0], pair.tokens[1])
    let (logits, _) = model(
      TokenMatrix([[first]]), model.initialState(batchSize: 1))
    return (
      pair.tokens, Double(logits.softmax()[0, second]),
      table.probability(of: second, after: [first])
    )
  }
}

private func showEpoch(_ report: EpochReport) {
  guard report.epoch % 5 == 0, let heldOut = report.heldOut else { return }
  show(
    "epoch \(report.epoch): perplexity \(decimal(report.training)),",
    "held out \(decimal(heldOut))")
}

/// A text with too few characters to learn from and to measure on.
private struct ShortText: Error, CustomStringConvertible {
  let count: Int

  var description: String {
    "The text has \(grouped(count)) characters, but this part learns from "
      + "10,000 and measures on the next 5,000: take a longer text."
  }
}
