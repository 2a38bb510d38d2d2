import Course

let verse = "row, row, row your boat, gently down the stream. "
let corpus = Corpus(
  String(repeating: verse, count: 20), tokens: .character, joiningLines: .space)
var generator = SplitMix64(seed: 1)
var model = RNNLanguageModel(
  vocabularySize: corpus.vocabulary.count, hiddenUnits: 64, using: &generator)

var plan = TrainingPlan()
(plan.epochs, plan.batchSize, plan.steps) = (60, 4, 20)
let record = try train(
  &model, on: corpus.indices, heldOut: [], plan: plan, using: &generator)
print("perplexity", record.epochs.last!.training.decimals(2))
print(try model.text(continuing: "row your ", length: 30, in: corpus))
