import Basics
import Experiments
import Layers
import Tensors
import Testing
import TextData
import Training

@Suite struct RecipeTests {
  /// A text that is easy to learn: the tokens 1 to 4 over and over.
  static let parts = TextParts(
    of: (0..<300).map { $0 % 4 + 1 }, length: 250, heldOut: 50)

  static var recipe: Recipe {
    var recipe = Recipe()
    recipe.hiddenUnits = 7
    recipe.plan.batchSize = 3
    recipe.plan.steps = 5
    recipe.plan.epochs = 12
    recipe.plan.evaluationInterval = 1
    recipe.patience = 2
    return recipe
  }

  @Test("the parts follow one another and share nothing")
  func parts() {
    let parts = TextParts(of: Array(0..<20), length: 10, heldOut: 4)
    #expect(parts.training == Array(0..<8))
    #expect(parts.validation == [8, 9])
    #expect(parts.trainingAndValidation == Array(0..<10))
    #expect(parts.heldOut == [10, 11, 12, 13])
  }

  @Test("the model that is kept is the one that did best on the validation")
  func best() throws {
    let outcome = try Self.recipe.learn(from: Self.parts, tokens: 5, seed: 3)
    let measured = outcome.epochs.compactMap(\.heldOut)
    #expect(outcome.validation == measured.min())
    #expect(outcome.epochs[outcome.epoch - 1].heldOut == outcome.validation)
    #expect(
      outcome.model.perplexity(on: Self.parts.validation).value
        == outcome.validation)
  }

  @Test("training ends once the patience is used up")
  func patience() throws {
    var recipe = Self.recipe
    recipe.plan.epochs = 40
    // Random targets: there is nothing to learn but their frequencies.
    var generator = SplitMix64(seed: 1)
    let noise = TextParts(
      of: (0..<300).map { _ in generator.integer(below: 5) }, length: 250,
      heldOut: 50)
    let outcome = try recipe.learn(from: noise, tokens: 5, seed: 2)
    #expect(outcome.epochs.count == outcome.epoch + recipe.patience)
    #expect(outcome.epochs.count < recipe.plan.epochs)
  }

  @Test("the same seed gives the same model, another one does not")
  func seeds() throws {
    func score(_ seed: UInt64) throws -> Double {
      try Self.recipe.learn(from: Self.parts, tokens: 5, seed: seed).validation
    }
    #expect(try score(1) == score(1))
    #expect(try score(1) != score(2))
  }

  @Test("a run that diverges is an outcome")
  func diverges() throws {
    var recipe = Self.recipe
    recipe.plan.learningRate = 1e30
    recipe.plan.clip = nil
    let outcome = try recipe.learn(from: Self.parts, tokens: 5, seed: 1)
    #expect(outcome.diverged != nil)
  }

  @Test("a folded embedding is the same function, with one table less")
  func folded() {
    func scores(_ folds: Bool) -> (Tensor, parameters: Int) {
      var recipe = Self.recipe
      (recipe.embedding, recipe.foldsEmbedding) = (3, folds)
      var generator = SplitMix64(seed: 8)
      let model = recipe.model(tokens: 5, using: &generator)
      let inputs = TokenMatrix([[1, 4, 0], [2, 2, 3]])
      return (
        model(inputs, model.initialState(batchSize: 2)).logits,
        recipe.parameterCount(tokens: 5)
      )
    }
    let (two, one) = (scores(false), scores(true))
    #expect(
      zip(two.0.elements, one.0.elements).allSatisfy { abs($0 - $1) < 1e-5 })
    #expect(one.parameters == Self.recipe.parameterCount(tokens: 5))
  }

  @Test("another unit gets the number of parameters that is nearest")
  func parameters() {
    let recipe = Self.recipe
    // 7 units: 7 (5 + 7 + 2) for the layer, 5 (7 + 1) for the scores.
    #expect(recipe.parameterCount(tokens: 5) == 138)
    for unit in [RecurrentUnit.gru, .lstm] {
      let other = recipe.withUnit(unit, tokens: 5)
      let distance = abs(other.parameterCount(tokens: 5) - 138)
      for hidden in [other.hiddenUnits - 1, other.hiddenUnits + 1] {
        var neighbour = other
        neighbour.hiddenUnits = hidden
        #expect(distance <= abs(neighbour.parameterCount(tokens: 5) - 138))
      }
    }
  }
}
