import Basics
import Predict
import RNNCell
import Solutions
import Tensors
import Testing
import TextData

private typealias Answers = Solutions.Chapter06

/// Enough of the text to count in.
private let corpus = Corpus(
  String(text.utf8.prefix(60_000))!, tokens: .character)

@Suite struct Chapter06Tests {
  @Test("1. what follows the end of a word is surer than what follows a space")
  func prefix() throws {
    func entropy(after prefix: String) throws -> Double? {
      Answers.entropy(
        after: try corpus.indices(ofPrefix: prefix), in: Array(corpus.indices))
    }
    // The prose of the book, which stands in for a missing novel, may lack it.
    if let ofWord = try entropy(after: "time traveller"),
      let ofSpace = try entropy(after: "time traveller ")
    {
      #expect(ofWord < ofSpace)
    }
    let ofFragment = try #require(try entropy(after: "whic"))
    let ofArticle = try #require(try entropy(after: "the "))
    #expect(ofFragment < ofArticle)
    let nowhere = try entropy(after: "qqqq")
    #expect(nowhere == nil)
    // After 1 come 2, 3, 2 and 3: one bit.
    #expect(Answers.entropy(after: [1], in: [1, 2, 1, 3, 1, 2, 1, 3]) == 1)
  }

  @Test("2. top-1 is greedy in all 729 rows, ties or not")
  func ties() {
    let (rows, disagreements) = Answers.disagreementsOfTopOneAndGreedy()
    #expect(rows == 729)
    #expect(disagreements == 0)
  }

  @Test("3. at temperature 1.66 the first of three tokens gets one half")
  func temperature() {
    let p = [0.6, 0.3, 0.1]
    for (power, share) in [(1, 0.6), (0.5, 0.473), (0.6, 0.4997)] {
      #expect(abs(Answers.firstShare(of: p, power: power) - share) < 5e-4)
    }
    let τ = Answers.temperature(givingFirst: 0.5, of: p)
    #expect(abs(τ - 1.66) < 0.005)
    #expect(abs(Answers.firstShare(of: p, power: 1 / τ) - 0.5) < 1e-12)
  }

  @Test("4. the nucleus is the smallest set with its mass")
  func nucleus() {
    var generator = SplitMix64(seed: 1)
    var sizes: Set<Int> = []
    for width in [0.1, 1, 3, 10] as [Float] {
      for _ in 0..<20 {
        let scores = (Tensor.normal(28, using: &generator) * width).elements
        let kept = Answers.nucleus(of: scores, mass: 0.9)
        let mass = kept.reduce(0) { $0 + $1.probability }
        #expect(mass >= 0.9)
        #expect(mass - kept.last!.probability < 0.9)
        #expect(!kept.contains { $0.token == 0 })
        let token = Answers.drawFromNucleus(
          of: scores, mass: 0.9, using: &generator)
        #expect(kept.contains { $0.token == token })
        sizes.insert(kept.count)
      }
    }
    // Fewer than top-5 where the model is sure, more where it is not.
    #expect(sizes.contains(1) && sizes.contains { $0 > 20 })
  }

  @Test("5. counted pairs: greedy runs in a circle, drawing keeps to pairs")
  func pairs() throws {
    let size = corpus.vocabulary.count
    let model = Answers.PairModel(
      countingPairsOf: Array(corpus.indices), vocabularySize: size)
    let prefix = try corpus.indices(ofPrefix: "time traveller ")
    var generator = SplitMix64(seed: 1)
    let greedy = model.continuation(
      of: prefix, length: 200, using: &generator)
    let first = try #require(greedy.dropFirst(size).first)
    let period = try #require(
      greedy.dropFirst(size + 1).firstIndex(of: first).map { $0 - size })
    #expect(period < size)
    #expect(
      greedy.dropFirst(size + period)
        .elementsEqual(greedy[size..<200 - period]))

    let drawn = model.continuation(
      of: prefix, length: 500, decoding: .sampling(), using: &generator)
    let known = Set(pairs(in: Array(corpus.indices)))
    #expect(pairs(in: drawn).allSatisfy(known.contains))
    #expect(Set(drawn).count > 15)
  }

  private struct Pair: Hashable {
    let token, next: Int
  }

  private func pairs(in text: [Int]) -> [Pair] {
    zip(text, text.dropFirst()).map(Pair.init)
  }

  @Test("5. softmax of the logarithms of counts is their share")
  func shares() {
    let model = Answers.PairModel(
      countingPairsOf: [1, 2, 1, 2, 1, 3, 1, 2], vocabularySize: 4)
    let p = model(TokenMatrix([[1]]), .init()).logits.softmax().elements
    for (share, expected) in zip(p, [0, 0, 0.75, 0.25] as [Float]) {
      #expect(abs(share - expected) < 1e-6)
    }
  }

  @Test("6. a prefix read in one call gives the same text")
  func oneCall() throws {
    var generator = SplitMix64(seed: 1)
    let model = RNNLanguageModel(
      vocabularySize: corpus.vocabulary.count, hiddenUnits: 16,
      using: &generator)
    for prefix in ["t", "ti", "time traveller ", "the psychologist looked"] {
      let tokens = try corpus.indices(ofPrefix: prefix)
      #expect(
        Answers.continuation(of: tokens, length: 30, by: model)
          == model.continuation(of: tokens, length: 30, using: &generator))
      if tokens.count == 1 { continue }
      // Not only the text: the state, to the last bit.
      let start = model.initialState(batchSize: 1)
      let inOne = model(TokenMatrix([tokens]), start).state.H
      let oneByOne = tokens.reduce(start) {
        model(TokenMatrix([[$1]]), $0).state
      }.H
      #expect(inOne == oneByOne)
    }
  }
}
