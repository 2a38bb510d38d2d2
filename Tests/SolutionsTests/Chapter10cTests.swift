import Basics
import Concise
import Layers
import Solutions
import Tensors
import Testing
import TextData

private typealias Answers = Solutions.Chapter10c

private let corpus = Corpus(
  String(text.utf8.prefix(12_000))!, tokens: .character)

@Suite struct Chapter10cTests {
  @Test("1. six operations on the tape, eight for an LSTM, whatever the steps")
  func operations() {
    var generator = SplitMix64(seed: 1)
    for unit in RecurrentUnit.allCases {
      let model = ConciseLanguageModel(
        unit, vocabularySize: 28, hiddenUnits: 8, layers: 2, embedding: 4,
        using: &generator)
      let wanted = unit == .lstm ? 8 : 6
      #expect(Answers.operations(model, steps: 35) == wanted)
      #expect(Answers.operations(model, steps: 70) == wanted)
    }
  }

  @Test("2. the start of chapter 4 is behind after ten epochs")
  func start() throws {
    for seed in 1...2 as ClosedRange<UInt64> {
      let usual = try Answers.heldOut(
        .rnn, on: corpus, epochs: 10, seed: seed
      ) { _, _ in }
      let small = try Answers.heldOut(
        .rnn, on: corpus, epochs: 10, seed: seed
      ) { Answers.startLikeChapter4(&$0, using: &$1) }
      #expect(usual[9] < small[9])
    }
  }

  @Test("3. an open forget gate is ahead at first, and behind after ten epochs")
  func forgetGate() throws {
    for seed in 1...2 as ClosedRange<UInt64> {
      let usual = try Answers.heldOut(
        .lstm, on: corpus, epochs: 10, seed: seed
      ) { _, _ in }
      let open = try Answers.heldOut(
        .lstm, on: corpus, epochs: 10, seed: seed
      ) { model, _ in Answers.openForgetGate(&model) }
      #expect(open[0] < usual[0])
      #expect(open[9] > usual[9])
    }
  }

  @Test("4. two layers of GRU learn later, and their curves stay closer")
  func windows() throws {
    let plain = try Answers.windows(
      .rnn, layers: 1, embedding: nil, on: corpus, tokens: 2000, epochs: 12)
    let deep = try Answers.windows(
      .gru, layers: 2, embedding: 16, on: corpus, tokens: 2000, epochs: 12)
    #expect(deep[0].training > plain[0].training)
    let (a, b) = (plain[11], deep[11])
    #expect(b.validation < a.validation)
    #expect(b.validation / b.training < a.validation / a.training)
  }
}
