import Basics
import Chapter
import Experiments
import TextData

extension Experiment {
  static let sampling = Experiment(
    "sampling", "Does random sampling learn as well as sequential sampling?"
  ) { settings in
    let laboratory = try Laboratory(settings)
    show(table.row("held-out perplexity", spreadHeader + ["epoch"]))
    var medians: [[Double]] = []
    for sampling in Sampling.allCases {
      var recipe = laboratory.recipe
      recipe.plan.sampling = sampling
      let outcomes = try laboratory.seeds(settings.isQuick ? 2 : 5).map {
        try recipe.learn(
          from: laboratory.parts, tokens: laboratory.tokens, seed: $0)
      }
      let epoch = Spread(outcomes.map { Double($0.epoch) })
      show(
        table.row(
          sampling.rawValue,
          cells(laboratory.heldOut(outcomes))
            + [decimal(epoch?.median ?? 0, 0)]))
      medians.append(
        outcomes.map {
          $0.model.perplexity(on: laboratory.parts.heldOut).value
        })
    }
    let wins = zip(medians[0], medians[1]).count { $0 < $1 }
    show(
      "sequential is lower with \(wins) of \(medians[0].count) seeds")
  }
}
