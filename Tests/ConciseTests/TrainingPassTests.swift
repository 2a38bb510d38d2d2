import Basics
import Concise
import Layers
import Tensors
import Testing
import TextData
import Training

/// Models that drop elements, and models with tied weights.
@Suite struct TrainingPassTests {
  let corpus = Corpus(
    String(repeating: "the time traveller went into the future ", count: 20),
    tokens: .character)

  private func model(
    isTied: Bool = false, dropout: Float = 0.5
  ) -> ConciseLanguageModel {
    var generator = SplitMix64(seed: 1)
    return ConciseLanguageModel(
      .gru, vocabularySize: corpus.vocabulary.count, hiddenUnits: 6, layers: 2,
      embedding: 6, isTied: isTied, inputDropout: Dropout(dropout, seed: 2),
      dropout: Dropout(dropout, seed: 2), using: &generator)
  }

  @Test("nothing is dropped when a model is measured or asked")
  func measured() {
    let (model, plain) = (model(), model(dropout: 0))
    let tokens = TokenMatrix([corpus.prefix(12)])
    let state = model.initialState(batchSize: 1)
    #expect(model(tokens, state).logits == plain(tokens, state).logits)
    #expect(
      model.perplexity(on: corpus.indices).value
        == plain.perplexity(on: corpus.indices).value)
    let dropped = model.trainingPass(tokens, state, step: 1).logits
    #expect(dropped != model(tokens, state).logits)
    #expect(dropped != model.trainingPass(tokens, state, step: 2).logits)
    #expect(
      plain.trainingPass(tokens, state, step: 1).logits
        == plain(tokens, state).logits)
  }

  @Test("the minibatches are the same with dropout and without")
  func minibatches() throws {
    var plan = TrainingPlan()
    (plan.epochs, plan.batchSize, plan.steps) = (3, 4, 8)
    var generators: [UInt64] = []
    for p: Float in [0, 0.5] {
      var (model, generator) = (model(dropout: p), SplitMix64(seed: 9))
      _ = try train(
        &model, on: corpus.indices, heldOut: [], plan: plan, using: &generator)
      generators.append(generator.state)
    }
    #expect(generators[0] == generators[1])
  }

  @Test("notes speak of tied weights, and give a model with them")
  func notes() throws {
    for isTied in [true, false] {
      let model = model(isTied: isTied)
      let other = try ConciseLanguageModel(
        describedBy: model.notes, numbers: model.parameterCount)
      #expect(other.isTied == isTied)
      #expect(other.parameterNames == model.parameterNames)
    }
    var notes = model(isTied: true).notes
    notes["embedding"] = "4"
    #expect(throws: ModelNotesError.self) {
      try ConciseLanguageModel(describedBy: notes, numbers: 1000)
    }
  }

  @Test("tied weights stay the same table, and have one gradient")
  func tied() throws {
    var model = model(isTied: true)
    #expect(!model.parameterNames.contains("linear.weight"))
    let untied = self.model()
    let d = corpus.vocabulary.count
    #expect(untied.parameterCount - model.parameterCount == 6 * d)
    var plan = TrainingPlan()
    (plan.epochs, plan.batchSize, plan.steps) = (2, 4, 8)
    var generator = SplitMix64(seed: 9)
    let before = model.embedding!.weight
    _ = try train(
      &model, on: corpus.indices, heldOut: [], plan: plan, using: &generator)
    // Visiting brings the copy of the linear layer up to date.
    #expect(model.parameterCount > 0 && model.embedding!.weight != before)
    let tokens = TokenMatrix([corpus.prefix(5)])
    let state = model.initialState(batchSize: 1)
    var other = model
    other.linear.weight = model.embedding!.weight
    #expect(model(tokens, state).logits == other(tokens, state).logits)
  }
}
