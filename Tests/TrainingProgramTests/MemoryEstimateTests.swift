import Basics
import Chapter
import Concise
import Foundation
import LanguageModels
import Layers
import Optimizers
import RNNCell
import SequenceModels
import Tensors
import Testing
import TextData

/// Takes a training step, and ends the process with status 0 if it took about
/// as much memory as was estimated.
private func measure<Model: LanguageModel>(
  estimate: Int, batch: Int, steps: Int,
  _ makeModel: (inout SplitMix64) -> Model
) {
  let before = peakMemory
  var generator = SplitMix64(seed: 1)
  var model = makeModel(&generator)
  let tokens = TokenMatrix(
    (0..<batch).map { row in (0..<steps).map { ($0 + row) % 28 } })
  for _ in 0..<2 {
    let (logits, _) = model(tokens, model.initialState(batchSize: batch))
    logits.crossEntropy(tokens.transposed.indices).backward()
    SGD(learningRate: 0.1).step(&model)
  }
  let program = trainingMemory(parameters: 0, rows: 0, floatsPerRow: 0)
  let needed = (peakMemory - before) * 1_048_576
  let ratio = Double(estimate - program) / needed
  FileHandle.standardError.write(Data("estimate / peak: \(ratio)\n".utf8))
  exit((1 / 1.5...1.5).contains(ratio) ? 0 : 1)
}

@Suite(.serialized) struct MemoryEstimateTests {
  @Test("the memory of the model from scratch is estimated: many units")
  func scratchUnits() async {
    await #expect(processExitsWith: .success) {
      measure(
        estimate: RNNLanguageModel.trainingMemory(
          vocabularySize: 28, hiddenUnits: 2048, rows: 32),
        batch: 8, steps: 4
      ) {
        RNNLanguageModel(vocabularySize: 28, hiddenUnits: 2048, using: &$0)
      }
    }
  }

  @Test("the memory of the model from scratch is estimated: many rows")
  func scratchRows() async {
    await #expect(processExitsWith: .success) {
      measure(
        estimate: RNNLanguageModel.trainingMemory(
          vocabularySize: 28, hiddenUnits: 64, rows: 1024 * 70),
        batch: 1024, steps: 70
      ) {
        RNNLanguageModel(vocabularySize: 28, hiddenUnits: 64, using: &$0)
      }
    }
  }

  @Test("the memory of layers is estimated: many units")
  func layerUnits() async {
    await #expect(processExitsWith: .success) {
      measure(
        estimate: ConciseLanguageModel.trainingMemory(
          .lstm, vocabularySize: 28, hiddenUnits: 768, layers: 2, rows: 32),
        batch: 8, steps: 4
      ) {
        ConciseLanguageModel(
          .lstm, vocabularySize: 28, hiddenUnits: 768, layers: 2, using: &$0)
      }
    }
  }

  @Test("the memory of layers is estimated: many rows")
  func layerRows() async {
    await #expect(processExitsWith: .success) {
      measure(
        estimate: ConciseLanguageModel.trainingMemory(
          .gru, vocabularySize: 28, hiddenUnits: 64, rows: 1024 * 35),
        batch: 1024, steps: 35
      ) {
        ConciseLanguageModel(
          .gru, vocabularySize: 28, hiddenUnits: 64, using: &$0)
      }
    }
  }

  @Test("the memory of plain layers is estimated")
  func plainLayers() async {
    await #expect(processExitsWith: .success) {
      measure(
        estimate: ConciseLanguageModel.trainingMemory(
          .rnn, vocabularySize: 28, hiddenUnits: 128, rows: 1024 * 35),
        batch: 1024, steps: 35
      ) {
        ConciseLanguageModel(
          .rnn, vocabularySize: 28, hiddenUnits: 128, using: &$0)
      }
    }
  }

  @Test("what does not fit is refused with both numbers")
  func refusal() throws {
    let huge = ConciseLanguageModel.trainingMemory(
      .lstm, vocabularySize: 28, hiddenUnits: 8192, layers: 100,
      rows: 32 * 35)
    let error = #expect(throws: NotEnoughMemory.self) {
      try requireMemory(huge, of: 16_000_000_000)
    }
    let sentence = error?.description ?? ""
    #expect(sentence.contains("GB of memory, and there are 16 GB"))
    #expect(huge > 900_000_000_000)
    try requireMemory(huge, of: huge)
    #expect(
      AutoregressiveModel.trainingMemory(
        tau: 500_000, hiddenUnits: 32, points: 1_000_000) > 1_000_000_000_000)
  }

  @Test("a limit of the process is obeyed before anything is allocated")
  func limits() throws {
    try withFolder { folder in
      let program = BuiltProgram(folder: folder)
      try program.writeText()
      for words in [
        ["--hidden", "8192"], ["--batch", "4096", "--steps", "1"],
      ] {
        let status = try program.start(
          words + ["--epochs", "1"], memoryUpTo: 1_000_000
        ).terminationStatus
        let isHuge = words[1] == "8192"
        #expect(status == (isHuge ? 1 : 0), "\(program.text("errors"))")
        #expect(
          program.text("errors").contains("there are 1.02 GB") == isHuge)
      }
    }
  }
}
