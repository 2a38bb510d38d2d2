import Basics
import NGrams
import Optimizers
import RNNCell
import Tensors
import Testing
import TextData
import Training

/// A network whose W_hh is zero and not tracked.
@Suite struct MemorylessTests {
  private let corpus = sampleCorpus()

  /// Trains on all of the text, with steps for a quick descent.
  private func train(
    _ model: inout RNNLanguageModel, by optimizer: some Optimizer, epochs: Int
  ) throws {
    var (optimizer, generator) = (optimizer, SplitMix64(seed: 2))
    _ = try Training.train(
      &model, on: corpus.indices,
      sampler: SequentialSampler(batchSize: 8, steps: 15),
      optimizer: &optimizer, epochs: epochs, using: &generator)
  }

  private func memoryless() -> RNNLanguageModel {
    var model = freshModel(for: corpus, hiddenUnits: 24)
    model.cell.parameters.W_hh = .zeros(24, 24)
    return model
  }

  @Test("training moves all arrays but the one that is not tracked")
  func moved() throws {
    let optimizers: [any Optimizer] = [
      SGD(learningRate: 1), Adam(learningRate: 0.01),
    ]
    for optimizer in optimizers {
      var model = memoryless()
      let before = model.bits
      try train(&model, by: optimizer, epochs: 1)
      for (number, name) in model.parameterNames.enumerated() {
        let stays = model.bits[number] == before[number]
        #expect(stays == (name == "W_hh"), "\(name)")
      }
    }
  }

  @Test("it comes near to the bigrams and not below; with a memory it does")
  func limit() throws {
    let table = try NGramModel(NGramCounts(of: corpus, order: 2), smoothing: 0)
    let least = table.perplexity(on: Array(corpus.indices)).value
    var model = memoryless()
    try train(&model, by: Adam(learningRate: 0.02), epochs: 20)
    let reached = model.perplexity(on: corpus.indices).value
    #expect((1..<1.02).contains(reached / least), "\(reached) of \(least)")
    model.cell.parameters.W_hh = model.cell.parameters.W_hh.tracked()
    try train(&model, by: Adam(learningRate: 0.02), epochs: 3)
    #expect(model.perplexity(on: corpus.indices).value < least)
  }
}
