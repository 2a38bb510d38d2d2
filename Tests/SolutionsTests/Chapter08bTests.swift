import Basics
import NGrams
import RNNCell
import Solutions
import Tensors
import Testing
import TextData

private typealias Answers = Solutions.Chapter08b

/// Enough for the short runs.
private let corpus = Corpus(
  String(text.utf8.prefix(30_000))!, tokens: .character)

@Suite struct Chapter08bTests {
  @Test("1. the numbers without a memory, and those of the table")
  func numbers() {
    var generator = SplitMix64(seed: 1)
    for (d, h) in [(28, 32), (28, 13), (5, 3)] {
      let model = RNNLanguageModel(
        vocabularySize: d, hiddenUnits: h, using: &generator)
      let counted = Answers.numbers(vocabularySize: d, hiddenUnits: h)
      #expect(counted.network == model.parameterCount - h * h)
      #expect(counted.table == d * d)
    }
    let sizes = (1...32).filter {
      let (network, table) = Answers.numbers(
        vocabularySize: 28, hiddenUnits: $0)
      return network < table
    }
    #expect(sizes == Array(1...13))
  }

  @Test(
    "2. a network is the table that is written into it, smoothed or not",
    arguments: [0, 16.0])
  func table(smoothing: Double) throws {
    let d = corpus.vocabulary.count
    let counted = corpus.prefix(4000)
    let table = try NGramModel(
      NGramCounts(of: counted, order: 2, vocabularySize: d),
      smoothing: smoothing)
    let network = Answers.network(writing: table)
    // Unsmoothed, other text would be impossible for the table.
    let read = smoothing == 0 ? counted : corpus.heldOut(4000, after: 4000)
    let (expected, found) = (
      table.perplexity(on: read).value, network.perplexity(on: read).value
    )
    #expect(abs(found / expected - 1) < 1e-5)
    let start = network.initialState(batchSize: 1)
    let p = network(TokenMatrix([[5, 1, 9, 3]]), start).logits.softmax()
    let rows = [5, 1, 9, 3].flatMap { table.probabilities(after: [$0]) }
    let differences = zip(p.elements, rows).map { abs(Double($0) - $1) }
    #expect(differences.max()! < 1e-5)
  }

  @Test("3. with fewer units a network stays farther above the table")
  func fewUnits() throws {
    let text = corpus.prefix(10_000)
    let excesses = try [2, 4, 8, 32].map {
      try Answers.excess(
        on: text, vocabularySize: corpus.vocabulary.count, hiddenUnits: $0)
    }
    #expect(excesses == excesses.sorted(by: >))
    #expect(excesses[0] > 1.15 && excesses[1] > 1.05 && excesses[2] > 1.02)
    #expect((1..<1.02).contains(excesses[3]))
  }
}
