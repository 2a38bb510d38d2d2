import Basics
import Chapter
import Experiments
import Layers
import Training

extension Experiment {
  static let clip = Experiment(
    "clip", "What happens without gradient clipping?"
  ) { try compareClipping(.rnn, rates: [1, 2, 4, 8, 16], $0) }

  static let relu = Experiment(
    "relu", "Does ReLU still need gradient clipping?"
  ) { try compareClipping(.relu, rates: [0.5, 1, 2, 4, 8], $0) }
}

/// Trains with several learning rates, with and without clipping.
private func compareClipping(
  _ unit: RecurrentUnit, rates: [Float], _ settings: Settings
) throws {
  let laboratory = try Laboratory(settings)
  let table = Table(first: 16, width: 12)
  show(
    table.row(
      "rate, clipping",
      ["best", "worst", "norm", "not finite", "first in"])
  )
  var rows: [ClippingRow] = []
  for rate in settings.isQuick ? [rates[0], rates[3]] : rates {
    for clip in [Float(1), nil] {
      // snippet.variants
      var recipe = laboratory.recipe
      recipe.unit = unit
      recipe.plan.learningRate = rate
      recipe.plan.clip = clip
      // snippet.end
      recipe.plan.epochs = settings.isQuick ? 4 : 60
      recipe.patience = recipe.plan.epochs  // to the end, whatever happens
      let outcomes = try laboratory.outcomes(of: recipe)
      func median(_ value: (Outcome) -> Double) -> Double {
        Spread(outcomes.map(value))?.median ?? .nan
      }
      let diverged = outcomes.compactMap(\.diverged)
      let row = ClippingRow(
        rate: rate, isClipped: clip != nil, best: median(\.validation),
        worst: median(\.worstEpoch), norm: median(\.largestNorm),
        diverged: diverged.count)
      rows.append(row)
      show(
        table.row(
          "\(short(rate)), \(clip == nil ? "none" : "to 1")",
          [
            power(row.best), power(row.worst), power(row.norm),
            "\(row.diverged) of \(outcomes.count)",
            diverged.min().map { "epoch \($0)" } ?? "-",
          ]))
    }
  }
  laboratory.ensure(unit == .relu ? rows.claimsForReLU : rows.claims)
}
