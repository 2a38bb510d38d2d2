import Foundation
import TextData

extension Solutions {
  /// Exercises of chapters 2, text as numbers; 2b, minibatches; 2c, models that
  /// count; and 2d, perplexity. The last three have files of their own.
  public enum Chapter02 {
    /// 2, exercise 1. The vocabulary of the words of one text, and in it the
    /// indices of another.
    ///
    /// In “Time will tell, and time will not stop” *time* and *will* occur
    /// twice, and *time* comes first. So the vocabulary is `<unk>`, time, will,
    /// tell, and, not, stop. “Will time return” has the indices 2, 1 and 0: the
    /// vocabulary does not have *return*.
    public static func wordIndices(
      of text: String, inVocabularyOf learnt: String
    ) -> (vocabulary: [String], indices: [Int]) {
      let corpus = Corpus(learnt, tokens: .word)
      let words = tokenize(normalizedLines(of: text), into: .word).joined()
      return (
        corpus.vocabulary.tokens, corpus.vocabulary.indices(of: Array(words))
      )
    }

    /// 2, exercise 2. How many words occur at least `minimumFrequency` times,
    /// and which share of the text is left for `<unk>`.
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

    /// 2, exercise 3. Normalised lines in which the full stop stays.
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

    /// 2, exercise 3. The tokens of such lines: a full stop is one of its own.
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
  }
}
