import Basics
import Checkpoints
import Concise
import LanguageModels
import Layers
import Optimizers
import Predict
import RNNCell
import SafeTensors
import Tensors
import Testing
import TextData
import TrainingLogs

@testable import SavedModels

@Suite struct SavedModelTests {
  let vocabulary = Vocabulary(saved: ["<unk>", " ", "е", "т", "和"])!

  /// What a model writes greedily.
  func text(_ model: some LanguageModel) -> [Int] {
    var generator = SplitMix64(seed: 1)
    return model.continuation(of: [2, 3], length: 20, using: &generator)
  }

  func text(_ saved: SavedModel) -> [Int] { text(saved.model) }

  /// The file of a run that has just begun.
  func file(
    _ model: some LanguageModel, _ settings: [String: String],
    tokens: [String]? = nil
  ) throws -> SafeTensorsFile {
    var checkpoint = Checkpoint(
      program: "Chapter", settings: settings,
      vocabulary: tokens ?? vocabulary.tokens, text: "abc")
    checkpoint.log = TrainingLog([firstRow])
    checkpoint.states[.sequential] = RunState(
      model, SGD(learningRate: 1), generator: 1)
    return try SafeTensorsFile(
      data: checkpoint.data, name: "f")
  }

  @Test("of a run that keeps its best weights, these are asked")
  func best() throws {
    var generator = SplitMix64(seed: 3)
    let models = (0..<3).map { _ in
      var model = ConciseLanguageModel(
        .lstm, vocabularySize: 5, hiddenUnits: 7, embedding: 3,
        using: &generator)
      // Weights so large that each model writes something else.
      model.parameters = model.parameters.map { ($0 * 9).detached.tracked() }
      return model
    }
    func state(_ model: ConciseLanguageModel) -> RunState {
      RunState(model, SGD(learningRate: 1), generator: 1)
    }
    // The second epoch did best, and the third has its weights beside its own.
    var first = state(models[0])
    first.keepBest(of: first)
    var second = state(models[1])
    second.keepBest(of: second)
    var third = state(models[2])
    third.keepBest(of: second)
    var checkpoint = Checkpoint(
      program: "Chapter",
      settings: [
        "--unit": "lstm", "--hidden": "7", "--layers": "1", "--embedding": "3",
        "--tied": "no",
      ], vocabulary: vocabulary.tokens, text: "abc")
    checkpoint.log = TrainingLog([firstRow])
    checkpoint.states[.sequential] = third
    let file = try SafeTensorsFile(data: checkpoint.data, name: "f")
    #expect(text(try SavedModel(file)) == text(models[1]))
    // Read again, the run still has both.
    let saved = try SavedRun(file)
    #expect(saved.checkpoint.states[.sequential] == third)
    var model = models[0]
    saved.checkpoint.states[.sequential]!.takeBest(&model)
    #expect(text(model) == text(models[1]))
    #expect(text(models[1]) != text(models[2]))
  }

  private var firstRow: TrainingLog.Row {
    var row = TrainingLog.Row()
    row.epoch = 1
    row.trainingPerplexity = 1
    return row
  }

  @Test(
    "a run from scratch is read with its bend",
    arguments: Activation.allCases)
  func scratch(activation: Activation) throws {
    var generator = SplitMix64(seed: 3)
    var model = RNNLanguageModel(
      vocabularySize: 5, hiddenUnits: 7, activation: activation,
      using: &generator)
    // Weights that are large enough for the bend to matter.
    model.parameters = model.parameters.map { ($0 * 100).detached.tracked() }
    let saved = try SavedModel(
      file(model, ["--activation": activation.rawValue]))
    #expect(saved.summary == "rnn from scratch, 7 units, \(activation)")
    #expect(text(saved) == text(model))
    #expect(try saved.vocabulary() == vocabulary)
  }

  @Test(
    "a run of layers is read with unit, layers and embedding",
    arguments: RecurrentUnit.allCases, [nil, 3])
  func layers(unit: RecurrentUnit, embedding: Int?) throws {
    var generator = SplitMix64(seed: 4)
    let model = ConciseLanguageModel(
      unit, vocabularySize: 5, hiddenUnits: 7, layers: 2,
      embedding: embedding, using: &generator)
    let run = try SavedModel(
      file(
        model,
        [
          "--unit": unit.rawValue, "--hidden": "7", "--layers": "2",
          "--embedding": "\(embedding ?? 0)",
        ]))
    let weights = try SavedModel(
      SafeTensorsFile(
        data: SafeTensorsFile.data(
          of: model.namedParameters(),
          metadata: model.notes(with: vocabulary))))
    for saved in [run, weights] {
      #expect(saved.summary.hasPrefix("\(unit), 7 units, 2 layers"))
      #expect(saved.summary.contains("embedding") == (embedding != nil))
      #expect(text(saved) == text(model))
      #expect(try saved.vocabulary() == vocabulary)
    }
  }

  @Test("weights without tokens, or with others, say so when they are asked")
  func vocabularies() throws {
    var generator = SplitMix64(seed: 4)
    let model = ConciseLanguageModel(
      .gru, vocabularySize: 5, hiddenUnits: 7, using: &generator)
    func error(_ tokens: [String]?) throws -> SavedModelError? {
      var notes = model.notes
      notes["tokens"] = tokens?.joined(separator: "\n")
      let saved = try SavedModel(
        SafeTensorsFile(
          data: SafeTensorsFile.data(
            of: model.namedParameters(), metadata: notes), name: "f"))
      return #expect(throws: SavedModelError.self) { try saved.vocabulary() }
    }
    #expect(try error(nil) == .noVocabulary(file: "f"))
    let wrong = [
      [], ["<unk>", "a"], ["a", "b", "c", "d", "e"],
      ["<unk>", "a", "b", "b", "c"],
    ]
    for tokens in wrong {
      #expect(
        try error(tokens)
          == .otherVocabulary(file: "f", count: tokens.count, scores: 5))
    }
  }

  @Test("a file of other tensors, or of arrays that do not fit, is an error")
  func otherFiles() throws {
    func sentence(
      _ tensors: [(String, Tensor)], _ notes: [String: String] = [:]
    ) -> String {
      do {
        _ = try SavedModel(
          SafeTensorsFile(
            data: SafeTensorsFile.data(of: tensors, metadata: notes),
            name: "f"))
        return ""
      } catch { return "\(error)" }
    }
    #expect(
      sentence([("logits", .zeros(2, 3))]).contains("do not describe a model"))
    #expect(sentence([("W_xh", .zeros(3))]).contains("has the shape (3,)"))
    #expect(
      sentence([("W_xh", .zeros(3, 2)), ("W_hh", .zeros(3, 2))])
        .contains("“W_hh” has the shape (3, 2), but (2, 2) is needed"))
    #expect(
      sentence([("W_xh", .zeros(3, 2))], ["activation": "sine"])
        .contains("“sine”"))
  }
}
