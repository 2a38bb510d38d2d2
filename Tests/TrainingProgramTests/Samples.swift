import Basics
import Foundation
import Optimizers
import RNNCell
import SafeTensors
import Tensors
import TextData
import Training

@testable import Checkpoints
@testable import TrainingLogs

/// A vocabulary of 7 tokens, 5 hidden units.
func smallModel(seed: UInt64 = 1) -> RNNLanguageModel {
  var generator = SplitMix64(seed: seed)
  return RNNLanguageModel(
    vocabularySize: 7, hiddenUnits: 5, using: &generator)
}

/// A row in which every value differs from those of fresh rows.
func row(_ sampling: Sampling, _ epoch: Int) -> TrainingLog.Row {
  var row = TrainingLog.Row()
  row.sampling = sampling
  row.epoch = epoch
  row.tokens = 8960
  row.vocabulary = 7
  row.learningRate = 0.1
  row.clip = 1.5
  row.unigramPerplexity = 17.3872
  row.trainingLoss = 2.0 / 3 / Double(epoch)
  row.trainingPerplexity = rounded(exp(row.trainingLoss))
  if epoch == 1 {
    row.heldOutLoss = 0.1 + 0.2
    row.heldOutPerplexity = rounded(exp(0.1 + 0.2))
  }
  row.largestNorm = 1e300
  row.signs.largestClippedNorm = 0.75
  row.signs.minibatches = 9
  row.signs.firstGraphSize = 350
  row.signs.graphSize = 351
  row.signs.firstStateNorm = 0.125
  row.signs.lastStateNorm = .leastNonzeroMagnitude
  row.signs.smallestScore = -3.3
  row.signs.largestScore = .leastNonzeroMagnitude
  row.signs.commonestPrediction = 0.25
  row.signs.targetsInPlace = 0.5
  return row
}

/// A checkpoint in its second run.
func smallCheckpoint() -> Checkpoint {
  var checkpoint = Checkpoint(
    program: "Chapter08_Training",
    settings: [
      "--epochs": "2", "--hidden": "5", "--sampling": "both", "--clip": "1.5",
    ],
    vocabulary: ["<unk>", " ", "e", "t", "a", "i", "n"], text: "abc")
  checkpoint.run = .random
  checkpoint.states[.sequential] = RunState(
    smallModel(seed: 3), SGD(learningRate: 1), generator: 5)
  checkpoint.log = TrainingLog([
    row(.sequential, 1), row(.sequential, 2), row(.random, 1),
  ])
  checkpoint.samples[.sequential] = [
    Checkpoint.Sample(epoch: 1, text: "tea: tea"),
    Checkpoint.Sample(epoch: 2, text: ""),
  ]
  checkpoint.samples[.random] = []
  return checkpoint
}

extension Checkpoint {
  /// The checkpoint with a model and an optimiser for its present run.
  func with(_ model: some Trainable, _ optimizer: some Optimizer) -> Self {
    var copy = self
    copy.states[run] = RunState(model, optimizer, generator: .max)
    return copy
  }
}

/// A checkpoint whose second optimiser has tensors too.
func completeCheckpoint() -> Checkpoint {
  var (model, adam) = (smallModel(), Adam())
  for index in model.parameters.indices {
    model.parameters[index].gradient = model.parameters[index].detached
  }
  adam.step(&model)
  return smallCheckpoint().with(model, adam)
}

/// Its bytes.
func smallFile() -> Data { completeCheckpoint().data }

extension Trainable {
  /// The bit patterns of all parameters.
  var bits: [[UInt32]] {
    parameters.map { $0.elements.map(\.bitPattern) }
  }
}

/// Calls `body` with a new folder, which is removed afterwards.
func withFolder(_ body: (URL) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "training-\(UUID().uuidString)")
  try FileManager.default.createDirectory(
    at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try body(folder)
}
