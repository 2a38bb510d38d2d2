import Basics
import Chapter
import CommandLineOptions
import Params
import RNNCell
import Tensors
import TextData
import ThroughTime
import Training

/// The recurrent matrix at the start and after training.
///
/// - Returns: the trained model.
func showSpectrum(_ text: Corpus, _ settings: Settings) -> RNNLanguageModel {
  var generator = SplitMix64(seed: settings.seed)
  // snippet.start
  show(table.row("units", ["radius", "0.01 √h", "largest σ", "0.02 √h"]))
  for h in [64, 128, 256, 512] {
    let W = Tensor.normal(h, h, standardDeviation: 0.01, using: &generator)
    let numbers = [
      spectralRadius(of: W), 0.01 * Double(h).squareRoot(),
      largestSingularValue(of: W), 0.02 * Double(h).squareRoot(),
    ]
    show(table.row("\(h)", numbers.map { decimal($0, 3) }))
  }
  // snippet.end

  // snippet.train
  var model = RNNLanguageModel(
    vocabularySize: text.vocabulary.count, hiddenUnits: 64, using: &generator)
  let before = model.cell.parameters.W_hh
  var plan = TrainingPlan()
  (plan.epochs, plan.learningRate) = (40, 2)
  let record = train(&model, on: text.prefix(10_000), plan, using: &generator)
  let after = model.cell.parameters.W_hh
  // snippet.end

  // snippet.trained
  show(
    "perplexity", decimal(record.epochs[0].training), "in the first epoch,",
    decimal(record.epochs.last!.training), "in the last")
  show(table.row("", ["radius", "largest σ", "median σ", "least σ"]))
  var curves: [(name: String, values: [Double])] = []
  for (name, W) in [("start", before), ("trained", after)] {
    let σ = singularValues(of: W)
    curves.append((name, σ))
    let numbers = [spectralRadius(of: W), σ[0], σ[32], σ[63]]
    show(table.row(name, numbers.map { decimal($0, 4) }))
  }
  // snippet.end
  ensureForPage(
    spectrumClaims(
      before: spectralRadius(of: before), after: spectralRadius(of: after)))
  figure("09b-singular-values.svg", spectra(curves))
  return model
}

/// Trains; a text that is too short ends the program with a sentence.
private func train(
  _ model: inout RNNLanguageModel, on text: [Int], _ plan: TrainingPlan,
  using generator: inout SplitMix64
) -> TrainingRecord {
  do {
    return try Training.train(
      &model, on: text, heldOut: [], plan: plan, using: &generator)
  } catch {
    exit(reporting: error)
  }
}
