import Basics
import Chapter
import Experiments
import Tensors

extension Experiment {
  static let detach = Experiment(
    "detach", "What does it change not to detach the hidden state?"
  ) { settings in
    let laboratory = try Laboratory(settings)
    let recipe = laboratory.recipe
    let epochs = settings.isQuick ? 2 : 80
    let table = Table(first: 24, width: 12)
    show(
      table.row(
        "cut after",
        ["training", "held out", "operations"]))
    var (graphSizes, times): ([Int], [String]) = ([], [])
    for interval in [1, 2, 4, nil] as [Int?] {
      var results: [(epoch: DetachingResult, heldOut: Double)] = []
      for seed in laboratory.seeds {
        var generator = SplitMix64(seed: seed)
        var model = recipe.model(
          tokens: laboratory.tokens, using: &generator)
        // snippet.detach
        let result = trainDetaching(
          &model, every: interval, on: laboratory.parts.training,
          batchSize: recipe.plan.batchSize, steps: recipe.plan.steps,
          epochs: epochs, using: &generator)
        // snippet.end
        let heldOut = model.perplexity(on: laboratory.parts.heldOut)
        results.append((result, heldOut.value))
      }
      func median(
        _ value: ((epoch: DetachingResult, heldOut: Double)) -> Double
      )
        -> Double
      { Spread(results.map(value))?.median ?? .nan }
      graphSizes.append(results[0].epoch.graphSize)
      times.append(decimal(1000 * median(\.epoch.seconds), 0))
      show(
        table.row(
          interval.map { "\($0) minibatch\($0 == 1 ? "" : "es")" } ?? "never",
          [
            number(median(\.epoch.training)), number(median(\.heldOut)),
            grouped(results[0].epoch.graphSize),
          ]))
    }
    // The time is that of a machine: it stands in records only.
    if !settings.isQuick {
      showMeasured("milliseconds an epoch: " + times.joined(separator: ", "))
    }
    laboratory.ensure(detachClaims(graphSizes: graphSizes))
  }
}
