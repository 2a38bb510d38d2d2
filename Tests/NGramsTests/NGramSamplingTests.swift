import Basics
import NGrams
import Tensors
import Testing

@Suite struct NGramSamplingTests {
  private let text = NGramText.random(60, vocabularySize: 6)

  @Test("tokens are drawn by their probability, without <unk>")
  func frequencies() throws {
    let model = try NGramModel(
      NGramCounts(of: text, order: 3, vocabularySize: 6), smoothing: 4)
    let context = [1, 2]
    var generator = SplitMix64(seed: 5)
    var drawn = [Int](repeating: 0, count: 6)
    let draws = 4000
    for _ in 0..<draws {
      drawn[model.sample(1, after: context, using: &generator)[0]] += 1
    }
    #expect(drawn[0] == 0)
    var p = model.probabilities(after: context)
    #expect(p[0] > 0)
    let known = 1 - p[0]
    p[0] = 0
    for (count, p) in zip(drawn, p) {
      // Three standard deviations of a count of 4,000 draws, at most 95.
      #expect(abs(Double(count) - Double(draws) * p / known) < 95)
    }
  }

  @Test("an unsmoothed model writes only n-grams of its text")
  func unsmoothed() throws {
    let counts = try NGramCounts(of: text + text, order: 3, vocabularySize: 6)
    let model = try NGramModel(counts, smoothing: 0)
    var generator = SplitMix64(seed: 1)
    let written = model.sample(100, after: [], using: &generator)
    #expect(written.count == 100)
    for start in 0..<98 {
      #expect(counts.count(of: Array(written[start..<start + 3])) > 0)
    }
  }

  @Test("the same seed writes the same text, another one another")
  func seeds() throws {
    let model = try NGramModel(
      NGramCounts(of: text, order: 2, vocabularySize: 6), smoothing: 1)
    func written(seed: UInt64) -> [Int] {
      var generator = SplitMix64(seed: seed)
      return model.sample(30, after: [3], using: &generator)
    }
    #expect(written(seed: 1) == written(seed: 1))
    #expect(written(seed: 1) != written(seed: 2))
  }

  @Test("<unk> is written where the text itself contains it")
  func unknown() throws {
    let model = try NGramModel(
      NGramCounts(of: [0, 0, 0], order: 2, vocabularySize: 3), smoothing: 0)
    var generator = SplitMix64(seed: 1)
    #expect(model.sample(4, after: [0], using: &generator) == [0, 0, 0, 0])
  }
}
