import Basics
import Chapter
import Experiments

extension Experiment {
  static let search = Experiment(
    "search", "How low can the held-out perplexity of this network go?"
  ) { settings in
    let laboratory = try Laboratory(settings)
    var found: (recipe: Recipe, outcome: Outcome)?
    var validations: [Double] = []
    let table = Table(first: 26, width: 12)
    show(table.row("units, steps, rate", ["validation", "epoch"]))
    for recipe in candidates(laboratory) {
      let outcome = try recipe.learn(
        from: laboratory.parts, tokens: laboratory.tokens,
        seed: settings.seed)
      show(
        table.row(
          title(of: recipe),
          [number(outcome.validation), "\(outcome.epoch)"]))
      validations.append(outcome.validation)
      if outcome.validation < found?.outcome.validation ?? .infinity {
        found = (recipe, outcome)
      }
    }
    guard let (recipe, outcome) = found else { return }
    let (least, counting) = try report(recipe, outcome.epoch, laboratory)
    laboratory.ensure(
      searchClaims(
        chosen: outcome.validation, among: validations, least: least,
        counting: counting))
  }
}

/// What is tried: every combination of a few values, first with one-hot
/// vectors, then with learnt ones.
private func candidates(_ laboratory: Laboratory) -> [Recipe] {
  func every(
    _ hidden: [Int], _ steps: [Int], _ rates: [Float], _ embeddings: [Int?]
  ) -> [Recipe] {
    hidden.flatMap { hidden in
      embeddings.flatMap { embedding in
        steps.flatMap { steps in
          rates.map { rate in
            var recipe = laboratory.recipe
            recipe.hiddenUnits = hidden
            recipe.embedding = embedding
            recipe.plan.steps = steps
            recipe.plan.learningRate = rate
            return recipe
          }
        }
      }
    }
  }
  return laboratory.isQuick
    ? every([16, 24], [20], [1, 2], [nil, 16])
    : every([8, 16, 32, 64], [2, 5, 10], [0.5, 1], [nil])
      + every([64, 128, 256], [10, 35], [0.25, 0.5], [64, 256, 512])
}

private func title(of recipe: Recipe) -> String {
  "\(recipe.hiddenUnits), \(recipe.plan.steps), "
    + short(recipe.plan.learningRate)
    + (recipe.embedding.map { ", embedding \($0)" } ?? "")
}

/// Trains what was chosen on all of the text, and reports it on the part that
/// had no say, beside the model that counts.
///
/// - Returns: the least of the network, and the perplexity of counting.
private func report(
  _ recipe: Recipe, _ epochs: Int, _ laboratory: Laboratory
) throws -> (least: Double, counting: Double) {
  let parts = laboratory.parts
  // snippet.report
  let models = try laboratory.seeds.map { seed in
    try recipe.learn(
      from: parts.trainingAndValidation, epochs: epochs,
      tokens: laboratory.tokens, seed: seed)
  }
  let spread = Spread(
    models.map { $0.perplexity(on: parts.heldOut).value })
  // snippet.end
  show("chosen: \(title(of: recipe)), \(epochs) epochs; now held out")
  show(table.row("", spreadHeader))
  show(table.row("recurrent network", cells(spread)))
  let best = try laboratory.baselines().rows.last!
  show(table.row(best.model, [decimal(best.perplexity)]))
  return (spread?.least ?? .nan, best.perplexity)
}
