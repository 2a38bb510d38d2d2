import Chapter
import Experiments
import Layers
import Training

extension Experiment {
  static let clip = Experiment(
    "clip", "What happens without gradient clipping?"
  ) { try compareClipping(.rnn, rates: [1, 4, 16, 64], $0) }

  static let relu = Experiment(
    "relu", "Does ReLU still need gradient clipping?"
  ) { try compareClipping(.relu, rates: [0.1, 0.5, 1, 2], $0) }
}

/// Trains with several learning rates, with and without clipping.
private func compareClipping(
  _ unit: RecurrentUnit, rates: [Float], _ settings: Settings
) throws {
  let laboratory = try Laboratory(settings)
  show(
    row(
      "rate, clipping", ["best", "epoch", "worst", "norm", "not finite"]))
  for rate in rates {
    for clip in [Float(1), nil] {
      // snippet.variants
      var recipe = laboratory.recipe
      recipe.unit = unit
      recipe.plan.learningRate = rate
      recipe.plan.clip = clip
      // snippet.end
      recipe.plan.epochs = settings.isQuick ? 4 : 100
      recipe.patience = recipe.plan.epochs  // to the end, whatever happens
      for seed in settings.isQuick ? [settings.seed] : laboratory.seeds {
        let outcome = try recipe.learn(
          from: laboratory.parts, tokens: laboratory.tokens, seed: seed)
        show(
          row(
            "\(short(rate)), \(clip == nil ? "none" : "to 1")",
            [
              number(outcome.validation), "\(outcome.epoch)",
              power(outcome.worstEpoch), power(outcome.largestNorm),
              outcome.diverged.map { "epoch \($0)" } ?? "-",
            ]))
      }
    }
  }
}

/// A rate without needless decimals.
private func short(_ rate: Float) -> String {
  Double(rate).rounded() == Double(rate) ? "\(Int(rate))" : "\(rate)"
}

/// A number with two decimals, or as a power of ten if it is large.
private func power(_ value: Double) -> String {
  guard value.isFinite else { return "infinite" }
  guard value >= 10_000 else { return decimal(value) }
  var (m, e) = (value, 0)
  while m >= 10 { (m, e) = (m / 10, e + 1) }
  return "\(decimal(m, 1))e\(e)"
}
