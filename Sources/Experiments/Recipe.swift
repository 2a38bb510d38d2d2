import Basics
import Concise
import Layers
import Tensors
import Training

/// Everything that decides how a model comes about, but the text and the seed.
///
///     var recipe = Recipe()
///     recipe.unit = .gru
///     let outcome = try recipe.learn(from: parts, tokens: 28, seed: 1)
///     outcome.model.perplexity(on: parts.heldOut).value
public struct Recipe: Sendable {
  /// What is repeated at each step.
  public var unit = RecurrentUnit.rnn
  /// The length of the state.
  public var hiddenUnits = 64
  /// How many layers stand above each other.
  public var layers = 1
  /// The dimensions of learnt vectors for the tokens, nil for one-hot vectors.
  public var embedding: Int?
  /// Whether the embedding is multiplied into the input weights at the start:
  /// the same function of one-hot vectors, with one table to learn.
  public var foldsEmbedding = false
  /// The probability with which an element of a learnt vector is dropped in
  /// training.
  public var inputDropout: Float = 0
  /// The same for the outputs of the layers.
  public var dropout: Float = 0
  /// How it is trained; its epochs are the most that there may be.
  public var plan = TrainingPlan()
  /// Training ends when this many measurements on the validation part, one
  /// after the other, have brought nothing better.
  public var patience = 4

  /// The plain network with 64 units.
  public init() {}

  /// A model with fresh weights.
  public func model(
    tokens: Int, using generator: inout some RandomNumberGenerator
  ) -> ConciseLanguageModel {
    var model = ConciseLanguageModel(
      unit, vocabularySize: tokens, hiddenUnits: hiddenUnits, layers: layers,
      embedding: embedding, using: &generator)
    if inputDropout > 0 || dropout > 0 {
      let seed = generator.next()
      model.inputDropout = Dropout(inputDropout, seed: seed)
      model.dropout = Dropout(dropout, seed: seed)
    }
    guard foldsEmbedding, let E = model.embedding?.weight else { return model }
    // snippet.fold
    var folded = ConciseLanguageModel(
      unit, vocabularySize: tokens, hiddenUnits: hiddenUnits,
      using: &generator)
    folded.linear = model.linear
    var weights = model.rnn.weights
    // (e E) Wᵀ = e (E Wᵀ), and the layer keeps the transpose of that table.
    weights[0].weightIH =
      weights[0].weightIH.matmul(E.transposed()).detached.tracked()
    folded.rnn.weights = weights
    // snippet.end
    return folded
  }

  /// How many numbers such a model learns.
  public func parameterCount(tokens: Int) -> Int {
    var generator = SplitMix64(seed: 0)
    return model(tokens: tokens, using: &generator).parameterCount
  }

  /// The same recipe with another unit, and as many hidden units as give the
  /// number of parameters that is nearest to this one's.
  public func withUnit(_ unit: RecurrentUnit, tokens: Int) -> Recipe {
    let wanted = parameterCount(tokens: tokens)
    let candidates = (1...2 * hiddenUnits).map { hiddenUnits in
      var recipe = self
      (recipe.unit, recipe.hiddenUnits) = (unit, hiddenUnits)
      return recipe
    }
    func distance(_ recipe: Recipe) -> Int {
      abs(recipe.parameterCount(tokens: tokens) - wanted)
    }
    return candidates.min { distance($0) < distance($1) }!
  }
}
