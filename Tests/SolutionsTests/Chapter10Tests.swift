import Basics
import Concise
import Layers
import Solutions
import Tensors
import Testing
import TextData

private typealias Answers = Solutions.Chapter10

private let corpus = Corpus(
  String(text.utf8.prefix(12_000))!, tokens: .character)

@Suite struct Chapter10Tests {
  @Test("1. the start of chapter 4 is behind after ten epochs")
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

  @Test("2. an open forget gate is ahead at first, and behind after ten epochs")
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

  @Test("3. the way back by hand is that of the tape")
  func resetFirst() {
    var generator = SplitMix64(seed: 1)
    func normal(_ shape: Shape) -> Tensor {
      Tensor.normal(
        1, shape.reduce(1, *), standardDeviation: 0.7, using: &generator
      ).reshaped(shape).tracked()
    }
    // Steps 3, batch 2, inputs 5, hidden units 7.
    let leaves = [[3, 2, 5], [2, 7], [21, 5], [21, 7], [21], [21]].map(normal)
    let factors = normal([3, 2, 7]).detached
    func gradients(
      _ read: (Answers.ResetFirst) -> (Tensor, Tensor) -> Tensor
    ) -> [Tensor] {
      let leaves = leaves.map { $0.detached.tracked() }
      let unit = Answers.ResetFirst(weights: Array(leaves[2...]))
      (read(unit)(leaves[0], leaves[1]) * factors).sum().backward()
      return leaves.map { $0.gradient! }
    }
    let byHand = gradients { unit in { unit.byHand($0, from: $1) } }
    let byTape = gradients { unit in { unit.byTape($0, from: $1) } }
    for (x, y) in zip(byHand, byTape) {
      #expect(x.shape == y.shape)
      let largest = y.elements.map(abs).max()!
      #expect(largest > 0.1)
      for (a, b) in zip(x.elements, y.elements) {
        #expect(abs(a - b) < 1e-5 * largest)
      }
    }
    #expect(byHand[4] == byHand[5])
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
