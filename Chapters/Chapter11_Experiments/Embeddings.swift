import Basics
import Chapter
import Experiments
import Layers
import Tensors

extension Experiment {
  static let oneHot = Experiment(
    "one-hot", "Is one-hot encoding the same as picking an embedding?"
  ) { settings in
    let laboratory = try Laboratory(settings)
    var generator = SplitMix64(seed: settings.seed)
    let tokens = Array(laboratory.parts.training.prefix(1120))
    let table = Tensor.normal(laboratory.tokens, 128, using: &generator)
    // Whole numbers: their sums are exact, in whatever order they are added.
    let gradient = Tensor(
      (0..<tokens.count * 128).map { _ in
        Float(generator.integer(below: 9) - 4)
      }
    ).reshaped(tokens.count, 128)
    // snippet.one-hot
    let equality = OneHotEquality(
      tokens: tokens, table: table, gradient: gradient)
    // snippet.end
    show(
      "rows: \(grouped(equality.differences)) of",
      "\(grouped(equality.numbers)) numbers differ in any bit")
    show(
      "gradient of the table: \(grouped(equality.gradientDifferences)) of",
      "\(grouped(equality.gradientNumbers))")
    ensure(
      "no bit differs",
      equality.differences == 0 && equality.gradientDifferences == 0)
    show(
      "multiplications: \(grouped(equality.multiplications)) for the product,",
      "0 for the lookup")
  }

  static let embedding = Experiment(
    "embedding", "Do learnable embeddings predict better than one-hot vectors?"
  ) { settings in
    let laboratory = try Laboratory(settings)
    let sizes = settings.isQuick ? [4, 16] : [4, 8, 16, 32, 64]
    let kinds: [(Int?, folds: Bool)] =
      [(nil, false)] + sizes.map { ($0, false) } + [(sizes.last, true)]
    show(
      table.row("held-out perplexity", ["numbers"] + spreadHeader + ["epoch"]))
    var medians: [Double] = []
    for (dimensions, folds) in kinds {
      var recipe = laboratory.recipe
      recipe.embedding = dimensions
      recipe.foldsEmbedding = folds
      let outcomes = try laboratory.outcomes(of: recipe)
      let epoch = Spread(outcomes.map { Double($0.epoch) })
      let spread = laboratory.heldOut(outcomes)
      medians.append(spread?.median ?? .nan)
      show(
        table.row(
          dimensions.map {
            folds ? "one-hot, folded \($0)" : "embedding, \($0)"
          }
            ?? "one-hot",
          [grouped(recipe.parameterCount(tokens: laboratory.tokens))]
            + cells(spread)
            + [decimal(epoch?.median ?? 0, 0)]))
    }
    laboratory.ensure(
      embeddingClaims(
        oneHot: medians[0], embeddings: Array(medians[1..<medians.count - 1]),
        folded: medians.last!))
  }
}
