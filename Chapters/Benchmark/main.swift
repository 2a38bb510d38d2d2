import Foundation
import Kernels
import RNNCell
import Training
import Predict
import Tensors
import TextData

let threads = Int(CommandLine.arguments[1])!
ThreadPool.shared.use(threads: threads)
let c0 = ContinuousClock.now
let t = try readText(fromFile: "data/timemachine.txt")
let corpus = try Corpus(t, tokens: .character)
print("corpus", ContinuousClock.now - c0)
var g = SplitMix64(seed: 1)
var model = RNNLanguageModel(vocabularySize: 28, hiddenUnits: 512, using: &g)
var plan = TrainingPlan()
plan.epochs = Int(CommandLine.arguments[2])!
plan.evaluationInterval = 100
let record = try train(
  &model, on: corpus.prefix(10_000),
  heldOut: corpus.heldOut(5_000, after: 10_000), plan: plan, using: &g
) { r, m in
  if r.epoch % 10 == 0 {
    print(r.epoch, r.training, r.heldOut ?? 0, Double(r.tokens) / r.seconds)
  }
}
print(record.tokensPerSecond)
let t1 = ContinuousClock.now
var s = ""
for _ in 0..<5 {
  s = try model.text(continuing: "time traveller", length: 1000, in: corpus)
}
let dt = (ContinuousClock.now - t1) / .seconds(1)
print(s.prefix(100), 5000 / dt, "chars/s")
