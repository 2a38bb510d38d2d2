import Basics
import Foundation
import NGrams
import TextData

// Chapter 2c, models that count.

extension Solutions.Chapter02 {
  /// 2c, exercise 1. The probability of each token after a token, without
  /// smoothing, and the same counts divided by the occurrences of that token.
  ///
  /// In *banana* there stand ba once, an twice and na twice. After an *a* comes
  /// an *n* both times: the probability of *n* is 2/2 = 1, and that of *a* and
  /// of *b* is 0. But *a* occurs three times, at the end as well, where nothing
  /// follows. Divided by three, the row would sum to 2/3.
  public static func shares(
    after token: String, in text: String
  ) -> (shares: [String: Double], sumOverOccurrences: Double) {
    let tokens = tokenize(normalizedLines(of: text), into: .character)[0]
    let followers = zip(tokens, tokens.dropFirst()).filter { $0.0 == token }
      .map(\.1)
    let occurrences = tokens.count { $0 == token }
    let counts = Dictionary(followers.map { ($0, 1.0) }, uniquingKeysWith: +)
    return (
      counts.mapValues { $0 / Double(followers.count) },
      Double(followers.count) / Double(occurrences)
    )
  }

  /// 2c, exercise 2. Counts divided by what Zipf's law says, at each rank of a
  /// vocabulary.
  ///
  /// For the characters of the novel the exponent is 1.45, and the line fails
  /// everywhere: the space occurs 0.30 times as often as it says, the
  /// characters of ranks 5 to 23 more often, up to 2.28 times, and the last
  /// four 0.24 times or less. The curve is bent. Characters are a closed set of
  /// 27: there is no tail of ever rarer ones that the line could follow, nearly
  /// all are in constant use, and only a few are rare.
  public static func zipf(of corpus: Corpus) throws -> (
    fit: ZipfFit, ratios: [Double]
  ) {
    let counts = corpus.vocabulary.frequencies.map(\.count)
    let fit = try ZipfFit(counts)
    let ratios = counts.enumerated().map { index, count in
      Double(count) / fit.count(atRank: index + 1)
    }
    return (fit, ratios)
  }

  /// 2c, exercise 3. What models of several orders copied: of each text that
  /// they write the longest stretch that stands in the original.
  ///
  /// With seed 1, models of order 2, 4, 6 and 8 copy stretches of up to 7, 13, 20
  /// and 22 characters: “and tir”, “it was this r”, “ little people were ” and
  /// “ another matchsaw that”, of which the last copies even a place where two
  /// lines of the novel meet. Nearly all stretches of k characters that a model
  /// of order k writes are copies: it draws from what followed the last k - 1.
  /// And where these occurred once, it has no choice and goes on copying.
  public static func copies(
    from corpus: Corpus, orders: [Int], length: Int, seed: UInt64
  ) throws -> [String] {
    let counts = try NGramCounts(of: corpus, order: orders.max()!)
    var generator = SplitMix64(seed: seed)
    return try orders.map { order in
      let model = try NGramModel(counts, order: order, smoothing: 1)
      let written = model.sample(length, after: [], using: &generator)
      return longestCopy(
        in: corpus.text(of: written), from: corpus.text)
    }
  }

  /// 2c, exercise 3. The longest stretch of a text that stands in another one
  /// word for word, the first of several.
  public static func longestCopy(
    in written: String, from original: String
  ) -> String {
    let characters = Array(written)
    let original = Data(original.utf8)
    var longest = 0..<0
    var start = 0
    for end in characters.indices.map({ $0 + 1 }) {
      // What ends here and is copied begins no earlier than what ended before.
      while start < end,
        original.range(of: Data(String(characters[start..<end]).utf8)) == nil
      {
        start += 1
      }
      if end - start > longest.count { longest = start..<end }
    }
    return String(characters[longest])
  }
}
