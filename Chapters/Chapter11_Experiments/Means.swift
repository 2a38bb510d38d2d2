import Basics
import Chapter
import Experiments

extension Experiment {
  static let perplexity = Experiment(
    "perplexity", "Which mean of the probabilities is the perplexity?"
  ) { settings in
    let laboratory = try Laboratory(settings)
    let model = try laboratory.recipe.learn(
      from: laboratory.parts, tokens: laboratory.tokens, seed: settings.seed
    ).model
    for (name, p) in [
      ("p = 1/2, 1/8", [0.5, 0.125]),
      ("held-out text", model.probabilities(of: laboratory.parts.heldOut)),
    ] {
      // snippet.means
      let means = PerplexityMeans(p, stretches: p.count == 2 ? 1 : 100)
      let rows = [
        ("exp of the mean of -log p", means.perplexity),
        ("1 / geometric mean of p", means.reciprocalOfGeometricMean),
        ("1 / harmonic mean of p", means.arithmeticMeanOfChoices),
        ("1 / arithmetic mean of p", means.harmonicMeanOfChoices),
        ("mean of perplexities", means.meanOfPerplexities),
      ]
      // snippet.end
      laboratory.ensure(meanClaims(means))
      show("\(name), \(grouped(p.count)) tokens")
      for (name, value) in rows {
        let table = Table(first: 28, width: 12)
        show("  " + table.row(name, [decimal(value, 3)]))
      }
    }
  }
}
