import Chapter
import Experiments
import RNNCell
import Tensors

extension Experiment {
  static let detach = Experiment(
    "detach", "What does it change not to detach the hidden state?"
  ) { settings in
    let laboratory = try Laboratory(settings)
    let recipe = laboratory.recipe
    let epochs = settings.isQuick ? 2 : 60
    show(
      row(
        "cut after",
        ["training", "held out", "operations"]
          // The time is that of a machine: it stands in records only.
          + (settings.isQuick ? [] : ["ms/epoch"]), width: 12))
    for interval in [1, 2, 4, nil] as [Int?] {
      for seed in laboratory.seeds {
        var generator = SplitMix64(seed: seed)
        var model = RNNLanguageModel(
          vocabularySize: laboratory.tokens, hiddenUnits: recipe.hiddenUnits,
          using: &generator)
        // snippet.detach
        let result = trainDetaching(
          &model, every: interval, on: laboratory.parts.training,
          batchSize: recipe.plan.batchSize, steps: recipe.plan.steps,
          epochs: epochs, using: &generator)
        // snippet.end
        let heldOut = model.perplexity(on: laboratory.parts.heldOut).value
        show(
          row(
            interval.map { "\($0) minibatch\($0 == 1 ? "" : "es")" } ?? "never",
            [
              number(result.training), number(heldOut),
              grouped(result.graphSize),
            ] + (settings.isQuick ? [] : [decimal(1000 * result.seconds, 0)]),
            width: 12))
      }
    }
  }
}
