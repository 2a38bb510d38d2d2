import Basics

/// The tokens of a corpus, numbered from 0.
///
/// Index 0 is the unknown token `<unk>`; reserved tokens follow, then the
/// tokens of the corpus: the most frequent first, and of two equally
/// frequent ones the one that appears first.
///
///     let vocabulary = Vocabulary(["the", "time", "the", "machine"])
///     vocabulary["the"]  // 1
public struct Vocabulary: Equatable, Sendable {
  /// The token that stands for all tokens outside the vocabulary.
  public static let unknownToken = "<unk>"

  /// How often a token occurs.
  public struct Frequency: Equatable, Sendable, CustomStringConvertible {
    /// The token.
    public let token: String
    /// How often the text has it.
    public let count: Int

    public var description: String { "\"\(token)\": \(count)" }
  }

  /// All tokens in the order of their indices.
  public let tokens: [String]

  /// Every token that was counted, also those too rare for an index: the most
  /// frequent first, equals in the order of appearance.
  public let frequencies: [Frequency]

  private let indexOfToken: [String: Int]

  /// Numbers the tokens that occur at least `minimumFrequency` times.
  ///
  /// - Parameter reservedTokens: Tokens that have an index even if they never
  ///   occur, in this order after `<unk>`; each only once.
  public init(
    _ tokens: some Sequence<String>, minimumFrequency: Int = 1,
    reservedTokens: [String] = []
  ) {
    // snippet.count
    var order: [String] = []
    var counts: [String: Int] = [:]
    for token in tokens {
      if counts[token] == nil { order.append(token) }
      counts[token, default: 0] += 1
    }
    // snippet.end
    self.init(
      inOrderOfAppearance: order.map { token in
        Frequency(token: token, count: counts[token, default: 0])
      },
      minimumFrequency: minimumFrequency, reservedTokens: reservedTokens)
  }

  /// Numbers tokens that are already counted.
  init(
    inOrderOfAppearance counted: [Frequency], minimumFrequency: Int,
    reservedTokens: [String]
  ) {
    var tokens: [String] = []
    var indexOfToken: [String: Int] = [:]
    for token in [Self.unknownToken] + reservedTokens {
      require(
        indexOfToken[token] == nil,
        "The reserved token \(token) is already in the vocabulary.")
      indexOfToken[token] = tokens.count
      tokens.append(token)
    }
    // snippet.number
    frequencies = Self.sorted(counted)
    for frequency in frequencies where frequency.count >= minimumFrequency {
      guard indexOfToken[frequency.token] == nil else { continue }
      indexOfToken[frequency.token] = tokens.count
      tokens.append(frequency.token)
    }
    // snippet.end
    self.tokens = tokens
    self.indexOfToken = indexOfToken
  }

  /// By descending count; equal counts keep the order of appearance.
  // snippet.order
  private static func sorted(_ counted: [Frequency]) -> [Frequency] {
    counted.enumerated()
      .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
      .map { $0.element }
  }
  // snippet.end
}

extension Vocabulary {
  /// A vocabulary that was saved, with its tokens in the order of their
  /// indices. How often they occur is not known.
  ///
  /// - Returns: nil if the first is not `<unk>`, or one stands there twice.
  public init?(saved tokens: [String]) {
    guard tokens.first == Self.unknownToken,
      Set(tokens).count == tokens.count
    else { return nil }
    self.init(
      inOrderOfAppearance: [], minimumFrequency: 1,
      reservedTokens: Array(tokens.dropFirst()))
  }

  /// All tokens, one on each line: no token has a line end.
  public var listing: String { tokens.joined(separator: "\n") }

  /// The tokens of such a listing.
  public static func tokens(listedIn text: String) -> [String] {
    text.isEmpty
      ? []
      : text.split(separator: "\n", omittingEmptySubsequences: false)
        .map(String.init)
  }
}

extension Vocabulary {
  /// The number of indices, with `<unk>` and the reserved tokens.
  public var count: Int { tokens.count }

  /// The index of a token: 0 if the vocabulary does not have it.
  // snippet.index
  public subscript(token: String) -> Int { indexOfToken[token] ?? 0 }
  // snippet.end

  /// The index of each token.
  public func indices(of tokens: some Sequence<String>) -> [Int] {
    tokens.map { self[$0] }
  }

  /// The token with this index.
  public func token(at index: Int) -> String {
    require(
      tokens.indices.contains(index),
      "Index \(index) is outside the vocabulary's 0 ..< \(count).")
    return tokens[index]
  }

  /// The token of each index.
  public func tokens(at indices: some Sequence<Int>) -> [String] {
    indices.map { token(at: $0) }
  }
}
