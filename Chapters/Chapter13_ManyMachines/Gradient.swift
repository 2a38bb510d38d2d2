import Basics
import Chapter
import CommandLineOptions
import Concise
import ManyProcesses
import Optimizers
import OutputFiles
import SafeTensors
import Tensors
import TextData
import Training

/// What `gradient` lets its reader choose.
struct GradientSettings: ChapterSettings {
  var file = ""
  var seed: UInt64 = 1
  var threads = 1
  var corpus: String?
  var letters = LetterChoice.automatic
  var joining = LineJoining.nothing
}

/// Writes a model, a minibatch, and the gradient that the shards add up to: so
/// that another framework can be asked for the same.
func writeGradient(_ words: [String]) throws {
  let settings = beginChapter(
    "Chapter13_ManyMachines gradient",
    "Writes a model, a minibatch and its gradient.",
    defaults: GradientSettings(),
    arguments: [.path("file", \.file, help: "where to (safetensors)")],
    words: words)
  try OutputFile.requireWritable(settings.file)
  let corpus = loadCorpus(settings)
  var generator = SplitMix64(seed: settings.seed)
  var model = ConciseLanguageModel(
    .lstm, vocabularySize: corpus.vocabulary.count, hiddenUnits: 64, layers: 2,
    embedding: 32, using: &generator)
  let minibatch = Sampling.sequential.sampler(batchSize: 32, steps: 32)
    .minibatches(of: corpus.prefix(3000), using: &generator)[0]
  var tensors = model.namedParameters(prefix: "weights.")
    .map { ($0.name, $0.tensor.detached) }
  tensors += [
    ("inputs", tensor(of: minibatch.inputs)),
    ("targets", tensor(of: minibatch.targets)),
  ]
  var still = SGD(learningRate: 0)
  let names = model.parameterNames
  _ = try ShardedTraining(among: SingleProcess()).trainEpoch(
    &model, on: [minibatch], carryingState: true, optimizer: &still,
    clippingTo: nil, epoch: 1, learningRateFactor: { _ in 1 },
    observe: { event in
      guard case .clipped(let parameters) = event else { return }
      for (name, parameter) in zip(names, parameters) {
        tensors.append(("gradient." + name, parameter.gradient!.detached))
      }
    }, shouldStop: { false })
  try SafeTensorsFile.write(
    tensors, metadata: model.notes, to: settings.file)
  show("a minibatch and its gradient: \(settings.file)")
}

private func tensor(of tokens: TokenMatrix) -> Tensor {
  Tensor(shape: [tokens.rows, tokens.columns], tokens.indices.map(Float.init))
}
