import Basics
import Chapter
import Experiments
import Layers
import Plotting

extension Experiment {
  static let units = Experiment(
    "units", "Do gated units predict better than the plain one?"
  ) { settings in
    let laboratory = try Laboratory(settings)
    let plain = laboratory.recipe
    var curves: [Series] = []
    var spreads: [String: Spread] = [:]
    let table = Table(first: 20, width: 10)
    show(
      table.row(
        "held-out perplexity", ["units", "numbers"] + spreadHeader + ["epoch"]))
    func compare(_ recipe: Recipe, _ name: String) throws {
      let outcomes = try laboratory.outcomes(of: recipe)
      let spread = laboratory.heldOut(outcomes)
      spreads[name] = spread
      let epoch = Spread(outcomes.map { Double($0.epoch) })
      show(
        table.row(
          name,
          [
            "\(recipe.hiddenUnits)",
            grouped(recipe.parameterCount(tokens: laboratory.tokens)),
          ] + cells(spread)
            + [decimal(epoch?.median ?? 0, 0)]))
      curves.append(
        Series(
          name,
          points: outcomes[0].epochs.compactMap { epoch in
            epoch.heldOut.map { (Double(epoch.epoch), $0) }
          }))
    }
    try compare(plain, "rnn")
    for unit in [RecurrentUnit.gru, .lstm] {
      // snippet.same-numbers
      // Gates flatten the slopes: these units need, and bear, longer steps.
      var sameNumbers = plain.withUnit(unit, tokens: laboratory.tokens)
      sameNumbers.plan.learningRate = 4
      try compare(sameNumbers, "\(unit.rawValue), equal numbers")
      var sameUnits = plain
      (sameUnits.unit, sameUnits.plan.learningRate) = (unit, 4)
      try compare(sameUnits, "\(unit.rawValue), equal units")
      // snippet.end
    }
    laboratory.ensure(
      unitClaims(
        plain: spreads["rnn"],
        gated: ["gru", "lstm"].map { spreads["\($0), equal numbers"] }))
    try laboratory.write(
      LineChart(
        title: "The validation part while training, first seed",
        x: Axis("epoch"), y: Axis("perplexity", range: 5...20),
        series: curves))
  }
}
