import Basics
import Tensors
import Testing
import Training

@Suite struct VerbatimIndexTests {
  private func tokens(
    _ count: Int, below bound: Int, _ generator: inout SplitMix64
  ) -> [Int] {
    (0..<count).map { _ in generator.integer(below: bound) }
  }

  @Test(
    "the index finds what comparing every start with every other finds",
    arguments: [1, 2, 3, 28], [0, 1, 2, 17, 64, 150])
  func agreement(bound: Int, length: Int) {
    var generator = SplitMix64(seed: UInt64(bound * 1000 + length))
    for round in 0..<8 {
      let text = tokens(length, below: bound, &generator)
      let index = VerbatimIndex(of: text)
      // A sample with tokens that the text may not have.
      let sample = tokens(round * 5, below: bound + 1, &generator)
      #expect(
        index.longestRun(in: sample) == VerbatimRun(of: sample, in: text))
    }
  }

  @Test("a part of the text is found whole, at its first place")
  func part() {
    let text = sampleCorpus().prefix(2000)
    let index = VerbatimIndex(of: text)
    for start in [0, 1, 777, 1960] {
      let run = index.longestRun(in: Array(text[start..<start + 40]))
      #expect((run.length, run.start, run.share) == (40, 0, 1))
      #expect(run.position <= start)
      #expect(text[run.position...].prefix(40) == text[start..<start + 40])
    }
  }

  @Test("more text never makes a copied run shorter, nor a longer sample")
  func monotonic() {
    let corpus = sampleCorpus()
    let sample = corpus.heldOut(60, after: 2500)
    var (last, lengths) = (0, [Int]())
    for count in [0, 1, 10, 100, 1000, 2000] {
      let run = VerbatimIndex(of: corpus.prefix(count)).longestRun(in: sample)
      #expect(run.length >= last)
      last = run.length
    }
    let index = VerbatimIndex(of: corpus.prefix(2000))
    for count in [0, 1, 20, 60] {
      lengths.append(index.longestRun(in: Array(sample.prefix(count))).length)
    }
    #expect(lengths == lengths.sorted() && lengths[0] == 0)
  }

  @Test("the share is the copied part of the sample, and its mean is a mean")
  func shares() {
    let index = VerbatimIndex(of: [1, 2, 3, 4, 5])
    #expect(index.longestRun(in: [9, 2, 3, 9]).share == 0.5)
    #expect(index.longestRun(in: []).share == 0)
    #expect(index.meanShare(of: [[9, 2, 3, 9], [1, 2, 3]]) == 0.75)
    #expect(index.meanShare(of: []) == 0)
  }

  @Test(
    "a text as long as the novel takes about a second", .timeLimit(.minutes(1)))
  func long() {
    var generator = SplitMix64(seed: 5)
    let words = (0..<300).map { _ in
      tokens(5 + generator.integer(below: 5), below: 27, &generator)
    }
    var text: [Int] = []
    while text.count < 170_580 {
      text += words[generator.integer(below: words.count)]
    }
    let index = VerbatimIndex(of: text)
    let run = index.longestRun(in: Array(text[100_000..<101_000]))
    #expect(run.length == 1000 && run.position <= 100_000)
  }
}
