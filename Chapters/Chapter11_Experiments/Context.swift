import Basics
import Chapter
import Concise
import Experiments
import NGrams
import Plotting
import TextData

extension Experiment {
  static let context = Experiment(
    "context", "How much of the past does the model use?"
  ) { settings in
    let laboratory = try Laboratory(settings)
    let lengths =
      settings.isQuick
      ? [1, 2, 5, 20] : [1, 2, 3, 4, 5, 7, 10, 15, 20, 35, 50]
    let kinds: [(String, Int, Sampling)] = [
      ("windows of 5", 5, .random), ("windows of 35", 35, .random),
      ("carried state", 35, .sequential),
    ]
    let text = laboratory.parts.heldOut
    let first = lengths.last!
    var columns: [(name: String, values: [Double])] = []
    for (name, steps, sampling) in kinds {
      var recipe = laboratory.recipe
      recipe.plan.steps = min(steps, recipe.plan.steps)
      recipe.plan.sampling = sampling
      let outcomes = try laboratory.outcomes(of: recipe)
      // snippet.lengths
      let values = lengths.map { length in
        Spread(
          outcomes.map {
            $0.model.perplexity(on: text, afterLast: length, from: first).value
          })?.median ?? .nan
      }
      // snippet.end
      columns.append((name, values))
    }
    columns.append(("counting", try counting(lengths, first, laboratory)))
    let table = Table(first: 16, width: 15)
    show(table.row("characters read", columns.map(\.name)))
    for (index, length) in lengths.enumerated() {
      show(
        table.row(
          "\(length)", columns.map { decimal($0.values[index]) }))
    }
    laboratory.ensure(
      contextClaims(
        columns.map { column in
          Dictionary(uniqueKeysWithValues: zip(lengths, column.values))
        }))
    try laboratory.write(
      LineChart(
        title: "Perplexity against the length of the context",
        x: Axis("characters read", scale: .logarithmic),
        y: Axis("held-out perplexity"),
        series: columns.map { column in
          Series(
            column.name,
            points: zip(lengths.map(Double.init), column.values))
        }))
  }
}

/// The same for the model of chapter 2d, with its smoothing chosen there: a
/// context of k characters is order k + 1.
private func counting(
  _ lengths: [Int], _ first: Int, _ laboratory: Laboratory
) throws -> [Double] {
  let text = laboratory.parts.heldOut
  let smoothing = try laboratory.baselines().best.smoothing
  let counts = try NGramCounts(
    of: laboratory.parts.training, order: 9, vocabularySize: laboratory.tokens)
  return try lengths.map { length in
    let model = try NGramModel(
      counts, order: min(length + 1, 9), smoothing: smoothing)
    var perplexity = Perplexity()
    for position in first..<text.count {
      perplexity.add(
        probability: model.probability(
          of: text[position], after: text[..<position].suffix(length)))
    }
    return perplexity.value
  }
}
