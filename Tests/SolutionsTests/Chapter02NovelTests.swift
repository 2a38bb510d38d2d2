import Foundation
import NGrams
import Solutions
import Testing
import TextData

/// The numbers of the answers that are about the novel.
@Suite(.enabled(if: isNovel, "data/timemachine.txt is not there"))
struct Chapter02NovelTests {
  typealias Chapter02 = Solutions.Chapter02

  @Test("2, 2: 2,182 words occur twice, and the others are 7.3 % of the text")
  func frequentWords() {
    let (words, unknown) = Chapter02.frequentWords(
      of: text, minimumFrequency: 2)
    #expect(words == 2_182)
    #expect(
      Chapter02.frequentWords(of: text, minimumFrequency: 1).words == 4_579)
    #expect(abs(unknown - 0.073) < 0.0005)
  }

  @Test("2d, 2: own weights for each order lower 5.65 to 5.49")
  func weights() throws {
    let corpus = Corpus(text, tokens: .character)
    let training = corpus.prefix(10_000)
    let weights = try Chapter02.weights(
      for: training, order: 8, vocabularySize: 28, among: [4, 16, 64])
    #expect(weights == [64, 64, 64, 16, 16, 16, 16, 4])
    let same = [Double](repeating: 32, count: 8)
    let last = Array(training.dropFirst(8_000))
    let heldOut = corpus.heldOut(5_000, after: 10_000)
    for (fitted, measured, before, after) in [
      (8_000, last, 7.44, 7.32), (10_000, heldOut, 5.65, 5.49),
    ] {
      let counts = try NGramCounts(
        of: Array(training.prefix(fitted)), order: 8, vocabularySize: 28)
      for (weights, value) in [(same, before), (weights, after)] {
        let perplexity = try NGramModel(counts, smoothing: weights)
          .perplexity(on: measured).value
        #expect(abs(perplexity - value) < 0.005)
      }
    }
  }

  @Test(
    "2d, 3: words need 1.75 bits a character, or 2.39 if they must be spelt")
  func words() throws {
    let compared = try Chapter02.WordsAndCharacters(text)
    #expect(abs(compared.perplexities.words - 634) < 0.5)
    #expect(abs(compared.perplexities.characters - 5.12) < 0.005)
    #expect(abs(compared.lengthOfWord - 5.3) < 0.05)
    #expect(abs(compared.bits.words - 1.75) < 0.005)
    #expect(abs(compared.bits.characters - 2.36) < 0.006)
    #expect(abs(compared.unknownShare - 0.23) < 0.005)
    #expect(abs(compared.bitsWithSpelling - 2.39) < 0.005)
    #expect(Corpus(text, tokens: .word).vocabulary.count == 4_580)
  }

  @Test("2c, 3: the longer the context, the longer the copies")
  func copies() throws {
    let copies = try Chapter02.copies(
      from: Corpus(text, tokens: .character), orders: [2, 4, 6, 8],
      length: 500, seed: 1)
    #expect(
      copies == [
        "and tir", "it was this r", " little people were ",
        " another matchsaw that",
      ])
    #expect(copies.map(\.count) == [7, 13, 20, 22])
  }

  @Test("2c, 2: the characters bend away from Zipf's line at both ends")
  func zipf() throws {
    let corpus = Corpus(text, tokens: .character)
    let (fit, ratios) = try Chapter02.zipf(of: corpus)
    #expect(abs(fit.exponent - 1.45) < 0.006)
    #expect(ratios.count == 27)
    #expect(corpus.vocabulary.tokens[1] == " ")
    #expect(abs(ratios[0] - 0.30) < 0.005)
    #expect(ratios[4...22].allSatisfy { $0 > 1 })
    #expect(ratios[..<4].allSatisfy { $0 < 1 })
    #expect(abs(ratios.max()! - 2.28) < 0.005)
    #expect(ratios[23...].allSatisfy { $0 < 0.245 })
  }
}

let isNovel = text.hasPrefix("The Time Machine, by H. G. Wells")
