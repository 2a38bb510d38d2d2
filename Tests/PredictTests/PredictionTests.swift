import Basics
import Params
import Predict
import RNNCell
import Tensors
import Testing
import TextData

@Suite struct PredictionTests {
  /// Weights large enough that the continuation depends on the whole prefix.
  private func lively(seed: UInt64) -> RNNLanguageModel {
    var generator = SplitMix64(seed: seed)
    func normal(_ rows: Int, _ columns: Int) -> Tensor {
      .normal(rows, columns, standardDeviation: 0.7, using: &generator)
    }
    return RNNLanguageModel(
      RNNParameters(
        W_xh: normal(28, 11), W_hh: normal(11, 11), b_h: normal(1, 11)[0],
        W_hq: normal(11, 28), b_q: normal(1, 28)[0]))
  }

  @Test("the model reads the prefix and what it emitted, each token once")
  func reading() {
    // Counts on: after any text, the next number.
    var read: [[Int]] = []
    let model = ScriptedModel(vocabularySize: 9) { tokens in
      read.append(tokens)
      return (0..<9).map { $0 == tokens.last! + 1 ? 1 : 0 }
    }
    var generator = SplitMix64(seed: 1)
    let emitted = model.continuation(
      of: [5, 2, 3], length: 4, using: &generator)
    #expect(emitted == [4, 5, 6, 7])
    #expect(read.last == [5, 2, 3, 4, 5, 6])
    #expect(read.map(\.count) == Array(1...6))
  }

  @Test(
    "after the warm-up the state is that of reading the prefix in one piece",
    arguments: 1...5)
  func warmUp(seed: UInt64) throws {
    let model = lively(seed: seed)
    let prefix = try pangram.indices(ofPrefix: "the quick brown ")
    var generator = SplitMix64(seed: 1)
    for length in 1...prefix.count {
      let prefix = Array(prefix.prefix(length))
      let (logits, _) = model(
        TokenMatrix([prefix]), model.initialState(batchSize: 1))
      let scores = logits[length - 1].elements
      let best = (1..<28).max { scores[$0] < scores[$1] }!
      #expect(
        model.continuation(of: prefix, length: 1, using: &generator) == [best])
    }
  }

  @Test("a continuation goes on as if it had been in the prefix")
  func continuing() {
    let model = lively(seed: 1)
    var generator = SplitMix64(seed: 1)
    let all = model.continuation(of: [3, 9], length: 20, using: &generator)
    let rest = model.continuation(
      of: [3, 9] + all.prefix(8), length: 12, using: &generator)
    #expect(Array(all.dropFirst(8)) == rest)
  }

  @Test("prediction records nothing")
  func recording() {
    let model = lively(seed: 1)
    var graphSizes: [Int] = []
    let spy = ScriptedModel(vocabularySize: 28) { tokens in
      let (logits, _) = model(
        TokenMatrix([tokens]), model.initialState(batchSize: 1))
      graphSizes.append(logits.graphSize)
      return logits[tokens.count - 1].elements
    }
    var generator = SplitMix64(seed: 1)
    _ = spy.continuation(of: [3, 9], length: 3, using: &generator)
    #expect(graphSizes == [0, 0, 0, 0])
    #expect(model.parameters.allSatisfy { $0.gradient == nil })
  }

  @Test("the same seed gives the same text, another seed another one")
  func seeds() throws {
    let model = lively(seed: 1)
    func text(seed: UInt64) throws -> String {
      var generator = SplitMix64(seed: seed)
      return try model.text(
        continuing: "time traveller", length: 40, in: pangram,
        decoding: .sampling(), using: &generator)
    }
    #expect(try text(seed: 1) == text(seed: 1))
    #expect(try text(seed: 1) != text(seed: 2))
  }

  @Test("greedy needs no generator, and does not use one")
  func greedy() throws {
    let model = lively(seed: 1)
    var generator = SplitMix64(seed: 5)
    let text = try model.text(
      continuing: "traveller", length: 30, in: pangram, using: &generator)
    #expect(generator.state == 5)
    #expect(
      try model.text(continuing: "traveller", length: 30, in: pangram) == text)
  }

  @Test("a prefix is normalised like the corpus")
  func normalised() throws {
    let model = lively(seed: 1)
    func text(_ prefix: String) throws -> String {
      try model.text(continuing: prefix, length: 15, in: pangram)
    }
    #expect(try text("Time Traveller") == text("time traveller"))
    #expect(try text("TIME -- TRAVELLER!?") == text("time traveller "))
    // A space at the end is a character that the model reads.
    #expect(try text("time traveller").dropFirst(14).count == 15)
    #expect(try text("time traveller ").dropFirst(15).count == 15)
  }

  @Test(
    "a prefix without letters is an error that says so",
    arguments: ["", " ", "1895?!"])
  func empty(prefix: String) {
    let error = #expect(throws: TextError.self) {
      try lively(seed: 1).text(continuing: prefix, length: 5, in: pangram)
    }
    #expect(error == .emptyPrefix(prefix))
    #expect(error?.description.contains("\"\(prefix)\"") == true)
  }

  @Test("words are joined by spaces")
  func words() throws {
    let corpus = Corpus("one two three four", tokens: .word)
    let model = ScriptedModel(vocabularySize: 5) { tokens in
      (0..<5).map { $0 == tokens.last! % 4 + 1 ? 1 : 0 }
    }
    #expect(
      try model.text(continuing: "Two", length: 3, in: corpus)
        == "two three four one")
  }

  @Test("no prefix at all stops with a sentence")
  func noPrefix() async {
    await #expect(processExitsWith: .failure) {
      let model = ScriptedModel(vocabularySize: 3) { _ in [0, 1, 2] }
      var generator = SplitMix64(seed: 1)
      _ = model.continuation(of: [], length: 1, using: &generator)
    }
  }
}
