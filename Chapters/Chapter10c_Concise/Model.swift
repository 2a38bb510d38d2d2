import Basics
import Chapter
import Concise
import Layers
import Params
import Predict
import RNNCell
import Tensors
import TextData
import Training

/// The concise model against the one from scratch, and a short training run.
func showModel(on corpus: Corpus, seed: UInt64) throws {
  var generator = SplitMix64(seed: seed)
  let d = corpus.vocabulary.count

  // snippet.same
  let scratch = RNNLanguageModel(
    vocabularySize: d, hiddenUnits: 64, using: &generator)
  var concise = ConciseLanguageModel(
    .rnn, vocabularySize: d, hiddenUnits: 64, using: &generator)
  let p = scratch.cell.parameters
  concise.parameters = [
    p.W_xh.transposed(), p.W_hh.transposed(), p.b_h, .zeros(64),
    p.W_hq.transposed(), p.b_q,
  ].map { $0.detached.tracked() }

  let tokens = TokenMatrix([corpus.prefix(35)])
  let (expected, _) = scratch(tokens, scratch.initialState(batchSize: 1))
  let (logits, _) = concise(tokens, concise.initialState(batchSize: 1))
  check(
    "largest difference below 1e-6", (logits - expected).largestMagnitude < 1e-6
  )
  show("operations on the tape:", expected.graphSize, "and", logits.graphSize)
  // snippet.end

  // snippet.untrained
  var start = SplitMix64(seed: seed)
  let untrained = ConciseLanguageModel(
    .rnn, vocabularySize: d, hiddenUnits: 512, using: &start)
  show(try untrained.text(continuing: "time traveller", length: 10, in: corpus))
  // snippet.end

  // snippet.plan
  var plan = TrainingPlan()
  plan.epochs = 10
  plan.batchSize = 8  // smaller minibatches, so more steps in an epoch
  plan.evaluationInterval = plan.epochs
  let text = corpus.prefix(10_000)
  let heldOut = corpus.heldOut(5000, after: 10_000)
  // snippet.end

  // snippet.units
  show("unit   numbers   training   held out")
  for unit in [RecurrentUnit.rnn, .gru, .lstm] {
    var generator = SplitMix64(seed: seed)
    var model = ConciseLanguageModel(
      unit, vocabularySize: d, hiddenUnits: 64, using: &generator)
    let record = try train(
      &model, on: text, heldOut: heldOut, plan: plan, using: &generator)
    show(row(unit.rawValue, model, record))
  }
  // snippet.end

  // snippet.bidirectional
  var both = ConciseLanguageModel(
    .rnn, vocabularySize: d, hiddenUnits: 64, isBidirectional: true,
    using: &generator)
  let record = try train(
    &both, on: text, heldOut: heldOut, plan: plan, using: &generator)
  show(row("both", both, record))
  let prefix = opening("time traveller", in: corpus)
  show(try both.text(continuing: prefix, length: 30, in: corpus))
  // snippet.end
}

/// A line of the table.
private func row(
  _ name: String, _ model: ConciseLanguageModel, _ record: TrainingRecord
) -> String {
  return [
    name.left(5), grouped(model.parameterCount).right(9),
    decimal(record.epochs.last!.training).right(11),
    decimal(record.epochs.last!.heldOut!).right(11),
  ].joined()
}
