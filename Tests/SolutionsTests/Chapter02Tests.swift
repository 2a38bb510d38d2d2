import Basics
import NGrams
import Solutions
import Tensors
import Testing
import TextData

/// Answers that hold for every text, and for numbers in the place of a text.
@Suite struct Chapter02Tests {
  typealias Chapter02 = Solutions.Chapter02

  @Test("2, 1: the vocabulary and the indices worked out by hand")
  func wordIndices() {
    let (vocabulary, indices) = Chapter02.wordIndices(
      of: "will time return",
      inVocabularyOf: "Time will tell, and time will not stop")
    #expect(
      vocabulary == ["<unk>", "time", "will", "tell", "and", "not", "stop"])
    #expect(indices == [2, 1, 0])
  }

  @Test("2, 2: rare words become <unk>, and all others are counted")
  func frequentWords() {
    let (words, unknown) = Chapter02.frequentWords(
      of: "The time, the machine, the time!", minimumFrequency: 2)
    #expect(words == 2)
    #expect(unknown == 1.0 / 6)
  }

  @Test("2, 3: full stops are tokens of their own")
  func fullStops() {
    let lines = Chapter02.linesWithFullStops(
      of: "It stops. (Here.)\r\n\r\n‘And’ there.")
    #expect(lines == ["it stops. here.", "and there."])
    #expect(
      Chapter02.tokensWithFullStops(lines, into: .word) == [
        ["it", "stops", ".", "here", "."], ["and", "there", "."],
      ])
    #expect(
      Chapter02.tokensWithFullStops(["a."], into: .character) == [["a", "."]])
  }

  @Test(
    "2, 3: full stops make 29 entries of the vocabulary of characters",
    .enabled(if: isNovel, "data/timemachine.txt is not there"))
  func vocabulary() {
    let lines = Chapter02.linesWithFullStops(of: text)
    let tokens = Chapter02.tokensWithFullStops(lines, into: .character)
    #expect(Vocabulary(tokens.joined()).count == 29)
  }

  @Test("2b, 1: seed 0 is the first with the minibatches worked out by hand")
  func byHand() {
    #expect(Chapter02.firstSeed(drawing: 4, below: 5) == 0)
    var generator = SplitMix64(seed: 0)
    let minibatches = SequentialSampler(batchSize: 3, steps: 5)
      .minibatches(of: Array(0..<35), using: &generator)
    #expect(
      minibatches.map(\.inputs) == [
        TokenMatrix([Array(4...8), Array(14...18), Array(24...28)]),
        TokenMatrix([Array(9...13), Array(19...23), Array(29...33)]),
      ])
  }

  @Test("2b, 3: at most 48 of 10,000 tokens are skipped, in place of 1,040")
  func uneven() {
    let sampler = Chapter02.UnevenSampler(batchSize: 32, steps: 35)
    let text = Array(0..<10_000)
    for offset in [0, 15, 16, 34] {
      let seed = Chapter02.firstSeed(drawing: offset, below: 35)
      var generator = SplitMix64(seed: seed)
      let minibatches = sampler.minibatches(of: text, using: &generator)
      let read = Set(minibatches.flatMap(\.inputs.indices))
      #expect(10_000 - read.count == (offset <= 15 ? 16 : 48))
      #expect(read.count == minibatches.map(\.tokenCount).reduce(0, +))
      #expect(
        minibatches.allSatisfy {
          $0.targets.indices == $0.inputs.indices.map { $0 + 1 }
        })
      for (one, next) in zip(minibatches, minibatches.dropFirst()) {
        #expect(next.inputs[31, 0] == one.targets[31, one.steps - 1])
      }
    }
    let skipped = (0..<35).map { $0 + (9_999 - $0) % 32 + 1 }
    #expect(skipped.max() == 48)
    #expect(10_000 - 8 * 32 * 35 == 1_040)
  }

  @Test("2b, 2: the shortest text for every offset has s (n + 1) tokens")
  func shortestText() {
    for sampling in Sampling.allCases {
      let sampler = sampling.sampler(batchSize: 3, steps: 4)
      #expect(Chapter02.shortestText(for: sampler) == 4 * (3 + 1))
      #expect(sampler.minimumLength == 4 * (3 + 1))
    }
  }

  @Test("2c, 1: an n follows every a of banana that anything follows")
  func shares() {
    let (shares, sum) = Chapter02.shares(after: "a", in: "banana")
    #expect(shares == ["n": 1])
    #expect(sum == 2.0 / 3)
    let before = Chapter02.shares(after: "n", in: "banana")
    #expect(before.shares == ["a": 1])
    #expect(before.sumOverOccurrences == 1)
  }

  @Test("2c, 3: the longest stretch that two texts share")
  func longestCopy() {
    let original = "the time machine"
    for (written, copy) in [
      ("a time mach", " time mach"), ("machines", "machine"), ("", ""),
      ("the machine", "e machine"), ("zzz", ""), ("them", "the"),
    ] {
      #expect(Chapter02.longestCopy(in: written, from: original) == copy)
    }
  }

  @Test("2d, 1: 1/2, 1/4, 1/4 and 1/8 are 2 bits a token, then 1.6")
  func perplexity() {
    let four = Chapter02.perplexity(of: [1 / 2, 1 / 4, 1 / 4, 1 / 8])
    #expect(abs(four.bitsPerToken - 2) < 1e-12)
    #expect(abs(four.value - 4) < 1e-12)
    let five = Chapter02.perplexity(of: [1 / 2, 1 / 4, 1 / 4, 1 / 8, 1])
    #expect(abs(five.bitsPerToken - 1.6) < 1e-12)
    #expect(abs(five.value - 3.03) < 0.005)
  }

  @Test("2d, 2: chosen weights are no worse where they were chosen")
  func weights() throws {
    let training = Corpus(text, tokens: .character).prefix(2_000)
    let weights = try Chapter02.weights(
      for: training, order: 3, vocabularySize: 28)
    let counts = try NGramCounts(
      of: Array(training.prefix(1_600)), order: 3, vocabularySize: 28)
    let perplexities = try [weights, [32, 32, 32]].map {
      try NGramModel(counts, smoothing: $0)
        .perplexity(on: Array(training.dropFirst(1_600))).value
    }
    #expect(perplexities[0] < perplexities[1])
  }
}
