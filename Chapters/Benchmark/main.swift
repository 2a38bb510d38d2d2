import Chapter
import CommandLineOptions
import Kernels
import Optimizers
import Predict
import RNNCell
import Tensors
import TextData
import Training

ThisProcess.start()
let settings = command.parseOrExit(defaults: Settings())
ThreadPool.shared.use(threads: settings.threads)

do {
  let corpus = loadCorpus(settings)
  var generator = SplitMix64(seed: settings.seed)
  var model = RNNLanguageModel(
    vocabularySize: corpus.vocabulary.count, hiddenUnits: 512,
    using: &generator)
  var measurement = Measurement(
    impl: settings.implementation.rawValue,
    workload: settings.workload.rawValue, threads: settings.threads)

  switch settings.workload {
  case .A:
    let text = corpus.prefix(10_000)
    let sampler = SequentialSampler(batchSize: 32, steps: 35)
    try sampler.requireLength(of: text)
    try measurement.repeating(atLeast: 30, seconds: settings.seconds) {
      let result = try trainEpoch(
        &model, on: sampler.minibatches(of: text, using: &generator),
        carryingState: true, optimizer: SGD(learningRate: 1), clippingTo: 1)
      return (result.perplexity.tokens, result.perplexity.value)
    }
  case .C:
    // The weights are fresh: what they are does not change how long it takes.
    let prefix = try corpus.indices(ofPrefix: "time traveller")
    measurement.repeating(atLeast: 5, seconds: settings.seconds) {
      let text = model.continuation(
        of: prefix, length: 1000, using: &generator)
      return (text.count, nil)
    }
  }
  print(settings.isJSON ? try measurement.json : measurement.sentence)
} catch {
  exit(reporting: error)
}
