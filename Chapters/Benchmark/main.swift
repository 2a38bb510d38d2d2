import Basics
import Chapter
import CommandLineOptions
import Concise
import Console
import Kernels
import LanguageModels
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
  switch settings.task {
  case .compare: try compare(settings)
  case .table: try showTable(settings)
  case .growth: try showGrowth(settings)
  case .page: try comparePage(settings)
  case .pageTable: try showPageTable(settings)
  case .peak: try showPeak(settings)
  case .A, .B, .C: try time(settings)
  }
} catch {
  exit(reporting: error)
}

/// Times one workload.
func time(_ settings: Settings) throws {
  let corpus = loadCorpus(settings)
  var generator = SplitMix64(seed: settings.seed)
  let vocabularySize = corpus.vocabulary.count
  try requireMemory(settings.memory(vocabularySize: vocabularySize))
  switch settings.implementation {
  case .scratch:
    var model = RNNLanguageModel(
      vocabularySize: vocabularySize, hiddenUnits: settings.hiddenUnits,
      using: &generator)
    try measure(&model, corpus, using: &generator)
  case .concise:
    var model = ConciseLanguageModel(
      settings.unit, vocabularySize: vocabularySize,
      hiddenUnits: settings.hiddenUnits, using: &generator)
    try measure(&model, corpus, using: &generator)
  }
}

/// Times the workload and prints what was found.
func measure(
  _ model: inout some LanguageModel, _ corpus: Corpus,
  using generator: inout SplitMix64
) throws {
  var measurement = Measurement(
    impl: settings.implementation.rawValue,
    workload: settings.workload.rawValue, threads: settings.threads)
  switch settings.workload {
  case .A, .B:
    let text = corpus.prefix(settings.tokens)
    let sampler = settings.sampler
    try sampler.requireLength(of: text)
    var sgd = SGD(learningRate: 1)
    try measurement.repeating(
      atLeast: settings.workload == .A ? 12 : 4, seconds: settings.seconds
    ) {
      let result = try trainEpoch(
        &model, on: sampler.minibatches(of: text, using: &generator),
        carryingState: sampler.rowsContinue,
        optimizer: &sgd, clippingTo: 1)
      return (result.perplexity.tokens, result.perplexity.value)
    }
  case .C:
    // The weights are fresh: what they are does not change how long it takes.
    let prefix = try corpus.indices(
      ofPrefix: opening("time traveller", in: corpus))
    measurement.repeating(atLeast: 5, seconds: settings.seconds) {
      let text = model.continuation(
        of: prefix, length: 1000, using: &generator)
      return (text.count, nil)
    }
  }
  StandardOutput.writeLine(
    settings.isJSON ? try oneLine(measurement) : measurement.sentence)
}
