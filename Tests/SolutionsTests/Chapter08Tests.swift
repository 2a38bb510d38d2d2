import Basics
import Solutions
import Tensors
import Testing
import TextData
import Training

private typealias Answers = Solutions.Chapter08

/// Enough for the short runs.
private let corpus = Corpus(
  String(text.utf8.prefix(30_000))!, tokens: .character)

@Suite struct Chapter08Tests {
  @Test("1. the last model copies, the best one predicts")
  func memorising() throws {
    let prefix = Array(corpus.indices[100..<130])
    let (best, last) = try Answers.bestAndLast(on: corpus, prefix: prefix)
    #expect(last.heldOut > 2 * best.heldOut)
    #expect(last.copied > best.copied)
  }

  @Test("2. with more text the two perplexities are closer")
  func moreText() throws {
    let short = try Answers.distance(on: corpus, tokens: 600, epochs: 64)
    let long = try Answers.distance(on: corpus, tokens: 9600, epochs: 4)
    #expect(long < short)
    #expect(long < 1.2)
  }

  @Test("3. unclipped: rate 1 learns as before, 10 does not learn, 100 stops")
  func unclipped() throws {
    let clipped = try Answers.run(
      Answers.shortPlan(epochs: 6), on: corpus, tokens: 2000, hiddenUnits: 48)
    let perplexity = clipped.record.epochs.last!.training
    let atRate1 = try Answers.unclipped(on: corpus, learningRate: 1).get()
    #expect(atRate1 == perplexity)
    #expect(atRate1 < 20)
    // Worse than guessing, or infinite.
    if case .success(let atRate10) =
      Answers.unclipped(on: corpus, learningRate: 10)
    {
      #expect(atRate10 > Double(corpus.vocabulary.count))
    }
    let stopped = Answers.unclipped(on: corpus, learningRate: 100)
    #expect(throws: TrainingError.self) { try stopped.get() }
    guard case .failure(.diverged(let epoch, _, _, _)) = stopped else {
      Issue.record("rate 100 went on")
      return
    }
    #expect(epoch == 1)
  }

  @Test("4. five seeds end within a few hundredths")
  func seeds() throws {
    let perplexities = try Answers.bestPerplexities(on: corpus, seeds: 1...5)
    let mean = perplexities.reduce(0, +) / 5
    #expect(perplexities.allSatisfy { abs($0 / mean - 1) < 0.05 })
    #expect(Set(perplexities).count == 5)
  }

  @Test("5. in pairs, each second minibatch continues the first, row by row")
  func pairs() {
    // Each token is its own position.
    let text = Array(0..<1000)
    var generator = SplitMix64(seed: 1)
    let minibatches = Answers.pairedMinibatches(
      of: text, batchSize: 4, steps: 7, using: &generator)
    var seen: [Int] = []
    var starts: [Int] = []
    for (first, second) in minibatches {
      for row in 0..<4 {
        let (x, y) = (first.inputs.row(row), second.inputs.row(row))
        #expect(x + y == Array(x[0]..<x[0] + 14))
        #expect(first.targets.row(row) == x.map { $0 + 1 })
        #expect(second.targets.row(row) == y.map { $0 + 1 })
        seen += x + y
        starts.append(x[0])
      }
    }
    #expect(Set(seen).count == seen.count)
    #expect(minibatches.count == 17)
    #expect(starts != starts.sorted())
    // Too short a text gives none.
    #expect(
      Answers.pairedMinibatches(
        of: Array(0..<9), batchSize: 4, steps: 7, using: &generator
      ).isEmpty)
  }

  @Test("6. a prefix needs letters, and letters that the text has")
  func prefix() {
    let corpus = Corpus("The cat sat on the mat.", tokens: .character)
    #expect(Answers.verdict(on: "1895", in: corpus) == .nothingLeft)
    #expect(Answers.verdict(on: "dog", in: corpus) == .hasUnknownTokens)
    #expect(Answers.verdict(on: "at the", in: corpus) == .stands(times: 0))
    #expect(Answers.verdict(on: "THE ", in: corpus) == .stands(times: 2))
  }
}
