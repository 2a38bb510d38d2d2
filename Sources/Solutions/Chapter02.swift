import Basics
import Foundation
import Tensors
import TextData

extension Solutions {
  /// Exercises of chapter 2, text as numbers.
  public enum Chapter02 {
    /// 1. How many words occur at least `minimumFrequency` times, and which
    /// share of the text is left for `<unk>`.
    ///
    /// In the novel 2,182 words occur twice or more often, less than half of
    /// the 4,579. But the others make up no more than 7.3 % of the text.
    public static func frequentWords(
      of text: String, minimumFrequency: Int
    ) -> (words: Int, unknownShare: Double) {
      let corpus = Corpus(
        text, tokens: .word, minimumFrequency: minimumFrequency)
      let unknown = corpus.indices.count { $0 == 0 }
      return (
        corpus.vocabulary.count - 1, Double(unknown) / Double(corpus.count)
      )
    }

    /// 2. Normalised lines in which the full stop stays.
    ///
    /// Two functions have to change: the one that keeps letters only, which
    /// serves both the corpus and a prefix, and `tokenize`, which must cut the
    /// full stop off the word before it. Indexing and cutting into minibatches
    /// need not know. The vocabulary of characters then has 29 entries:
    /// `<unk>`, the space, 26 letters and the full stop.
    public static func linesWithFullStops(of text: String) -> [String] {
      text.split(whereSeparator: \.isNewline).map { line in
        line.split(separator: ".", omittingEmptySubsequences: false)
          .map { normalizedPrefix(String($0)) }.joined(separator: ".")
          .trimmingCharacters(in: .whitespaces)
      }
    }

    /// 2. The tokens of such lines: a full stop is one of its own.
    public static func tokensWithFullStops(
      _ lines: [String], into kind: TokenKind
    ) -> [[String]] {
      switch kind {
      case .character: tokenize(lines, into: .character)
      case .word:
        tokenize(
          lines.map { $0.replacing(".", with: " . ") }, into: .word)
      }
    }

    /// 3. The first seed whose generator draws this offset.
    ///
    /// By hand: 35 numbers less the offset of 4 and the last one leave 30, so
    /// three rows of 10, which begin at 4, 14 and 24. Two minibatches of five
    /// steps fit: (4 … 8, 14 … 18, 24 … 28) and (9 … 13, 19 … 23, 29 … 33). The
    /// sampler draws the offset before anything else, and seed 0 is the first
    /// that draws 4 out of 0 to 4.
    public static func firstSeed(drawing offset: Int, below steps: Int)
      -> UInt64
    {
      var seed: UInt64 = 0
      while true {
        var generator = SplitMix64(seed: seed)
        if generator.integer(below: steps) == offset { return seed }
        seed += 1
      }
    }

    /// 5. The number of tokens that gives a minibatch for every offset, found
    /// by trying ever longer texts.
    ///
    /// The largest offset is s - 1. After it come n s inputs and the target of
    /// the last one: (s - 1) + n s + 1 = s (n + 1), and this is what
    /// `minimumLength` says. It holds for both samplers, since ⌊⌊a / n⌋ / s⌋
    /// and ⌊⌊a / s⌋ / n⌋ are the same number, ⌊a / (n s)⌋.
    public static func shortestText(for sampler: some MinibatchSampler) -> Int {
      var length = 1
      while !everyOffsetGivesOne(sampler, Array(0..<length)) { length += 1 }
      return length
    }

    private static func everyOffsetGivesOne(
      _ sampler: some MinibatchSampler, _ text: [Int]
    ) -> Bool {
      (0..<sampler.steps).allSatisfy { offset in
        var generator = SplitMix64(
          seed: firstSeed(drawing: offset, below: sampler.steps))
        return !sampler.minibatches(of: text, using: &generator).isEmpty
      }
    }
  }
}
