import Basics
import TextData

/// How often each n-gram of a text occurs, for all lengths up to an order.
///
///     let counts = try NGramCounts(of: words, order: 3)
///     counts.count(of: words.vocabulary.indices(of: ["of", "the"]))  // 309
///
/// N-grams of two lengths are counted from one another: a pair is a token and
/// the token after it, a triple is a pair and the token after it. Each step is
/// a counting sort, so the time grows with the text and the order only.
public struct NGramCounts: Equatable, Sendable {
  /// The length of the longest n-grams that are counted.
  public let order: Int
  /// The number of entries of the vocabulary.
  public let vocabularySize: Int
  /// The text.
  public let indices: [Int]
  /// The n-grams of each length, from 0 to the order.
  let levels: [NGramLevel]

  /// Counts the n-grams of a text of token indices.
  ///
  /// - Throws: `NGramError.tooShort` for a text of fewer than two tokens,
  ///   `NGramError.order` for an order below 1.
  public init(of indices: [Int], order: Int, vocabularySize: Int)
    throws(NGramError)
  {
    guard indices.count > 1 else {
      throw NGramError.tooShort(tokens: indices.count)
    }
    guard order > 0 else { throw NGramError.order(order) }
    require(
      indices.min()! >= 0 && indices.max()! < vocabularySize,
      "NGramCounts: the indices of a text over a vocabulary of "
        + "\(vocabularySize) must be in 0 ..< \(vocabularySize), but they "
        + "reach from \(indices.min()!) to \(indices.max()!)")
    // snippet.levels
    let byToken = sorted(
      Array(indices.indices), byKeys: indices, below: vocabularySize)
    var nodes = [Int](repeating: 0, count: indices.count)
    var levels = [NGramLevel.root(of: indices)]
    for length in 0..<order {
      let longer = levels[length].extend(
        by: byToken, of: indices, length: length, nodes: &nodes)
      levels.append(longer)
    }
    // snippet.end
    self.order = order
    self.vocabularySize = vocabularySize
    self.indices = indices
    self.levels = levels
  }

  /// Counts the n-grams of a corpus.
  public init(of corpus: Corpus, order: Int) throws(NGramError) {
    try self.init(
      of: Array(corpus.indices), order: order,
      vocabularySize: corpus.vocabulary.count)
  }
}

extension NGramCounts {
  /// An n-gram and how often it occurs.
  public struct Frequency: Equatable, Sendable {
    /// The n-gram, as indices of the vocabulary.
    public let tokens: [Int]
    /// How often it occurs in the text.
    public let count: Int
  }

  /// How often an n-gram of at most `order` tokens occurs.
  public func count(of tokens: [Int]) -> Int {
    require(
      tokens.count <= order,
      "NGramCounts: n-grams of up to \(order) tokens are counted, but this one "
        + "has \(tokens.count)")
    var node = 0
    for (length, token) in tokens.enumerated() {
      guard let child = child(of: node, length: length, token) else { return 0 }
      node = child
    }
    return levels[tokens.count].counts[node]
  }

  /// The n-grams of one length: the most frequent first, and of two equally
  /// frequent ones the one that appears first.
  ///
  /// - Parameter limit: how many are wanted; all if nil.
  public func mostFrequent(
    _ limit: Int? = nil, ofLength length: Int
  ) -> [Frequency] {
    let level = levels[length]
    return ranking(ofLength: length).prefix(limit ?? .max).map { node in
      let start = level.firstPositions[node]
      return Frequency(
        tokens: Array(indices[start..<start + length]),
        count: level.counts[node])
    }
  }

  /// How often the n-grams of one length occur, descending: the element at
  /// i - 1 is the count of rank i.
  public func rankedCounts(ofLength length: Int) -> [Int] {
    let counts = levels[length].counts
    return ranking(ofLength: length).map { counts[$0] }
  }

  /// The nodes of a level by descending count, then by first appearance.
  private func ranking(ofLength length: Int) -> [Int] {
    require(
      length > 0 && length <= order,
      "NGramCounts: n-grams of 1 to \(order) tokens are counted, not of "
        + "\(length)")
    let level = levels[length]
    let inOrderOfAppearance = sorted(
      Array(level.tokens.indices), byKeys: level.firstPositions,
      below: indices.count)
    let most = level.counts.max() ?? 0
    return sorted(
      inOrderOfAppearance, byKeys: level.counts.map { most - $0 },
      below: most + 1)
  }

  /// The n-gram of `length` tokens, continued by a token; nil if it never is.
  ///
  /// Siblings are sorted by their token: a binary search.
  func child(of node: Int, length: Int, _ token: Int) -> Int? {
    let tokens = levels[length + 1].tokens
    var range = levels[length].children(of: node)
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      if tokens[middle] == token { return middle }
      range =
        tokens[middle] < token
        ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }
}
