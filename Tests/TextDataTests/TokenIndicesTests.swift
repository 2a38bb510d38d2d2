import Basics
import Testing

@testable import TextData

@Suite struct TokenIndicesTests {
  @Test(
    "indices take as few bytes as the largest of them needs",
    arguments: [(255, 1), (256, 2), (65_535, 2), (65_536, 3), (1 << 24, 4)])
  func width(largest: Int, bytes: Int) {
    let array = [0, 7, largest, 3, largest - 1, 255]
    let indices = TokenIndices(array)
    #expect(indices.bytesPerIndex == bytes)
    #expect(Array(indices) == array)
    #expect(Array(indices[1..<3]) == [7, largest])
    #expect(indices.count == 6)
  }

  @Test("the same indices are equal, however many bytes they take")
  func equality() {
    var wide: TokenIndices = [3, 300]
    wide.renumber(Array(0...299) + [4])
    #expect(wide.bytesPerIndex == 2)
    #expect(wide == [3, 4])
    #expect(wide != [3, 5])
    #expect(wide != [3])
  }

  @Test(
    "renumbering puts the new index of each in its place",
    arguments: [2, 255, 256, 70_000])
  func renumbering(largest: Int) {
    var indices: TokenIndices = [2, 0, 1, 1, 0]
    indices.renumber([5, largest, 0])
    #expect(Array(indices) == [0, 5, largest, largest, 5])
  }

  @Test(
    "stretches are what slices hold, one after the other",
    arguments: [200, 300, 70_000])
  func stretches(largest: Int) {
    let array = (0..<50).map { $0 * 7 % 40 } + [largest]
    let indices = TokenIndices(array)
    let starts = [48, 0, 3, 3]
    #expect(
      indices.stretches(of: 3, from: starts)
        == starts.flatMap { array[$0..<$0 + 3] })
    #expect(indices.stretches(of: 3, from: []).isEmpty)
    #expect(indices.stretches(of: 0, from: [51, 7]).isEmpty)
  }

  @Test("a stretch that leaves the text stops")
  func stretchesOutside() async {
    await #expect(processExitsWith: .failure) {
      _ = TokenIndices([1, 2, 3]).stretches(of: 2, from: [0, 2])
    }
    await #expect(processExitsWith: .failure) {
      _ = TokenIndices([1, 2, 3]).stretches(of: 2, from: [-1])
    }
  }

  @Test("a text of up to 255 different characters takes one byte for each")
  func characters() {
    let codes = (0..<300).map {
      String(Character(Unicode.Scalar(0x4E00 + $0)!))
    }
    for (different, bytes) in [(255, 1), (256, 2), (257, 2)] {
      let text = codes.prefix(different).joined()
      let corpus = Corpus(text + text, tokens: .character, keeping: .all)
      #expect(corpus.vocabulary.count == different + 1)
      #expect(corpus.indices.bytesPerIndex == bytes)
      #expect(corpus.text == text + text)
    }
  }

  @Test("samplers cut the same minibatches from indices as from an array")
  func samplers() {
    let array = (0..<500).map { $0 * 7 % 300 }
    for sampling in Sampling.allCases {
      let sampler = sampling.sampler(batchSize: 3, steps: 5)
      var (one, other) = (SplitMix64(seed: 1), SplitMix64(seed: 1))
      let epoch = sampler.minibatches(of: TokenIndices(array), using: &one)
      #expect(epoch == sampler.minibatches(of: array, using: &other))
      #expect(Array(epoch) == Array(epoch))
    }
  }
}
