import Basics
import Chapter
import Concise
import LanguageModels
import OutputFiles
import Predict
import SafeTensors
import SavedModels
import Tensors
import TextData
import Training

// Weights that travel: a file with the weights, whose notes say which model
// they belong to, and beside it one with tokens and the scores for them.

/// The file with tokens and scores beside a file with weights.
private func scoresFile(of path: String) -> String {
  let suffix = ".safetensors"
  let stem =
    path.hasSuffix(suffix) ? String(path.dropLast(suffix.count)) : path
  return stem + ".scores" + suffix
}

/// Trains a model for a moment, and writes its weights and scores.
func saveModel(_ settings: Settings) throws {
  let path = try settings.requiredFile()
  try OutputFile.requireWritable(path)
  let corpus = loadCorpus(settings)
  var generator = SplitMix64(seed: settings.seed)
  var plan = TrainingPlan()
  plan.epochs = 5
  var model = try freshModel(
    settings, vocabularySize: corpus.vocabulary.count,
    rows: plan.batchSize * plan.steps, using: &generator)
  _ = try train(
    &model, on: corpus.prefix(10_000), heldOut: [], plan: plan,
    using: &generator)

  // snippet.save
  try model.save(to: path, metadata: model.notes(with: corpus.vocabulary))
  // snippet.end
  let tokens = [corpus.prefix(20), corpus.heldOut(20, after: 20)]
  let zeros = model.initialState(batchSize: tokens.count)
  let (logits, _) = model(TokenMatrix(tokens), zeros)
  try SafeTensorsFile.write(
    [
      ("tokens", Tensor(tokens.map { $0.map(Float.init) })),
      ("logits", logits),
    ], to: scoresFile(of: path))
  show("weights: \(path)")
  show("tokens and their scores: \(scoresFile(of: path))")
}

/// Reads a model, and compares its scores with those beside it.
func loadModel(_ settings: Settings) throws {
  let path = try settings.requiredFile()
  // snippet.load
  let saved = try SavedModel(contentsOf: path)
  // snippet.end
  let scores = try SafeTensorsFile(contentsOf: scoresFile(of: path))
  let difference = try saved.model.largestDifference(to: scores)
  show(saved.summary)
  guard difference < 1e-5 else { throw ScoresDiffer(file: path) }
  show("the scores stored beside it, to 1e-5: true")
  note("largest difference: \(difference)")
}

extension LanguageModel {
  /// How far the scores of this model are from those stored with tokens.
  ///
  /// - Throws: `SafeTensorsError`, or `TokenMistake`.
  func largestDifference(to stored: SafeTensorsFile) throws -> Float {
    let tokens = try stored.tensor("tokens")
    guard tokens.rank == 2, tokens.count > 0 else {
      throw TokenMistake(found: "an array of shape \(tokens.shape.written)")
    }
    let rows = try (0..<tokens.shape[0]).map { row in
      try tokens[row].elements.map { number in
        guard let token = Int(exactly: number),
          (0..<vocabularySize).contains(token)
        else { throw TokenMistake(found: "\(number)") }
        return token
      }
    }
    let logits = try stored.tensor(
      "logits", shape: [tokens.count, vocabularySize])
    let zeros = initialState(batchSize: rows.count)
    let own = self(TokenMatrix(rows), zeros).logits
    // Not the largest of all: a NaN is larger than nothing.
    return zip(own.elements, logits.elements).map { abs($0 - $1) }
      .first { !$0.isFinite } ?? (own - logits).largestMagnitude
  }
}

/// Numbers that were stored as tokens are none.
struct TokenMistake: Error, CustomStringConvertible {
  let found: String

  var description: String {
    "The tokens stored with the scores must be whole numbers below the size of "
      + "the vocabulary, (batch, steps), but there is \(found)."
  }
}

/// A model that was read gives other scores than the one that was written.
struct ScoresDiffer: Error, CustomStringConvertible {
  let file: String

  var description: String {
    "\(file): the scores differ by more than 1e-5 from those stored beside it. "
      + "Were the two files written by the same run?"
  }
}
