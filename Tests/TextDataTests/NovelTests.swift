import Basics
import Corpora
import Foundation
import NGrams
import Testing
import TextData

/// The bytes of `data/timemachine.txt` if the package has the right ones.
private let novel: Data? = {
  guard
    let folder = packageFolder(above: URL(filePath: #filePath)),
    let bytes = try? Data(
      contentsOf: folder.appending(path: PublishedText.timeMachine.path)),
    sha1(of: bytes) == PublishedText.timeMachine.checksum
  else { return nil }
  return bytes
}()

@Suite(.enabled(if: novel != nil, "data/timemachine.txt is not there"))
struct NovelTests {
  let text: String

  init() throws {
    text = String(decoding: try #require(novel), as: UTF8.self)
  }

  @Test("the novel has 3,221 lines and begins with its title")
  func lines() {
    let lines = normalizedLines(of: text)
    #expect(lines.count == 3221)
    #expect(lines[0] == "the time machine by h g wells")
    #expect(
      lines[10]
        == "twinkled and his usually pale face was flushed and animated the")
  }

  @Test("joined with nothing: 170,580 characters of 28 kinds with <unk>")
  func characters() {
    let corpus = Corpus(text, tokens: .character)
    #expect(corpus.count == 170_580)
    #expect(corpus.vocabulary.count == 28)
    #expect(corpus.text == normalizedLines(of: text).joined())
    #expect(corpus.text.contains("speak of himwas expounding"))
    #expect(!corpus.indices.contains(0))
  }

  @Test("joined with spaces: 173,428 characters")
  func spacedCharacters() {
    let corpus = Corpus(text, tokens: .character, joiningLines: .space)
    #expect(corpus.count == 173_428)
    #expect(corpus.vocabulary.count == 28)
    #expect(corpus.text.contains("speak of him was expounding"))
    #expect(!corpus.text.contains("  "))
  }

  @Test("32,775 words, 4,580 different ones with <unk>")
  func words() {
    let corpus = Corpus(text, tokens: .word)
    #expect(corpus.count == 32_775)
    #expect(corpus.vocabulary.count == 4580)
    #expect(corpus.vocabulary.frequencies[0].token == "the")
    #expect(corpus.vocabulary.frequencies[0].count == 2261)
    let spaced = Corpus(text, tokens: .character, joiningLines: .space)
    #expect(corpus.text + " " == spaced.text)
  }

  @Test(
    "the most frequent n-grams of words, and the exponents of their law",
    arguments: [
      (["the", "i"], [2261, 1267], 1.03, 1.04, 0.52),
      (["of the", "in the"], [309, 169], 0.46, 0.69, 0.82),
      (
        ["the time traveller", "the time machine"], [59, 30], 0.16, 0.47, 0.95
      ),
    ] as [([String], [Int], Double, Double, Double)])
  func ngrams(
    names: [String], counts: [Int], all: Double, middle: Double, once: Double
  ) throws {
    let words = Corpus(text, tokens: .word)
    let length = names[0].split(separator: " ").count
    let ngrams = try NGramCounts(of: words, order: length)
    let first = ngrams.mostFrequent(2, ofLength: length)
    #expect(first.map { words.text(of: $0.tokens) } == names)
    #expect(first.map(\.count) == counts)
    let ranked = ngrams.rankedCounts(ofLength: length)
    #expect(abs(try ZipfFit(ranked).exponent - all) < 0.006)
    #expect(
      abs(try ZipfFit(ranked, ranks: 10...1000).exponent - middle) < 0.006)
    let single = Double(ranked.count { $0 == 1 }) / Double(ranked.count)
    #expect(abs(single - once) < 0.006)
  }

  // The same numbers come from a direct sum over dictionaries of substrings.
  @Test("the baselines on the characters that chapter 8 holds out")
  func baselines() throws {
    let corpus = Corpus(text, tokens: .character)
    let baselines = try Baselines(
      training: corpus.prefix(10_000),
      heldOut: corpus.heldOut(5_000, after: 10_000), vocabularySize: 28)
    let expected = [28, 16.936254, 9.890408, 7.121419, 5.654055]
    for (row, perplexity) in zip(baselines.rows, expected) {
      #expect(abs(row.perplexity - perplexity) < 1e-5)
    }
    #expect(baselines.best.order == 8 && baselines.best.smoothing == 32)
  }
}
