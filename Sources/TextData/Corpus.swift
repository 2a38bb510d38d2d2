/// What becomes of the ends of lines when the lines become one text.
public enum LineJoining: String, CaseIterable, Sendable {
  /// Nothing: the last word of a line and the first of the next one fuse, as
  /// in "to speak of himwas expounding".
  case nothing
  /// One space after each line, as if the whole text were cleaned at once;
  /// empty lines add none.
  case space

  /// One text from normalised lines.
  // snippet.join
  public func join(_ lines: [String]) -> String {
    switch self {
    case .nothing: lines.joined()
    case .space: lines.map { $0.isEmpty ? "" : $0 + " " }.joined()
    }
  }
  // snippet.end
}

/// A text as a sequence of indices into its vocabulary.
///
///     let corpus = Corpus("Time flies.\nFlies time?", tokens: .word)
///     corpus.indices  // [1, 2, 2, 1]
public struct Corpus: Equatable, Sendable {
  /// The index of every token of the text.
  public let indices: [Int]

  /// The vocabulary of the whole text.
  public let vocabulary: Vocabulary

  /// What the text was cut into.
  public let kind: TokenKind

  /// Normalises a text, cuts it into tokens, and numbers them.
  ///
  /// - Parameters:
  ///   - joining: What becomes of the line ends among characters. Words are
  ///     cut line by line and never fuse: for them it makes no difference.
  ///   - minimumFrequency: How often a token must occur to have an index.
  ///   - reservedTokens: Tokens with an index of their own after `<unk>`.
  public init(
    _ text: String, tokens kind: TokenKind,
    joiningLines joining: LineJoining = .nothing,
    minimumFrequency: Int = 1, reservedTokens: [String] = []
  ) {
    self.kind = kind
    let lines = normalizedLines(of: text)
    switch kind {
    case .character:
      // Normalised characters are single bytes, which are quick to count.
      let bytes = Array(joining.join(lines).utf8)
      vocabulary = Vocabulary(
        inOrderOfAppearance: Self.frequencies(of: bytes),
        minimumFrequency: minimumFrequency, reservedTokens: reservedTokens)
      let characters = (0..<128).map { String(UnicodeScalar(UInt8($0))) }
      let indexOfByte = vocabulary.indices(of: characters)
      indices = bytes.map { indexOfByte[Int($0)] }
    case .word:
      let words = tokenize(lines, into: .word).flatMap { $0 }
      vocabulary = Vocabulary(
        words, minimumFrequency: minimumFrequency,
        reservedTokens: reservedTokens)
      indices = vocabulary.indices(of: words)
    }
  }

  /// How often each character occurs, in the order of appearance.
  private static func frequencies(
    of bytes: [UInt8]
  ) -> [Vocabulary.Frequency] {
    var order: [UInt8] = []
    var counts = [Int](repeating: 0, count: 128)
    for byte in bytes {
      if counts[Int(byte)] == 0 { order.append(byte) }
      counts[Int(byte)] += 1
    }
    return order.map { byte in
      Vocabulary.Frequency(
        token: String(UnicodeScalar(byte)), count: counts[Int(byte)])
    }
  }
}

extension Corpus {
  /// The number of tokens.
  public var count: Int { indices.count }

  /// The first `length` tokens, or all if there are fewer.
  ///
  ///     let training = corpus.prefix(10_000)
  ///     let heldOut = corpus.heldOut(5_000, after: 10_000)
  public func prefix(_ length: Int) -> [Int] {
    Array(indices.prefix(length))
  }

  /// The `length` tokens that follow the first `position` ones, or as many
  /// as there are: text for evaluation that a model has not seen.
  public func heldOut(_ length: Int, after position: Int) -> [Int] {
    Array(indices.dropFirst(position).prefix(length))
  }

  /// The whole text, spelled from its indices.
  public var text: String { text(of: indices) }

  /// The text of the tokens at these positions.
  public func text(of positions: Range<Int>) -> String {
    text(of: indices[positions])
  }

  /// The text that indices into the vocabulary spell.
  public func text(of indices: some Sequence<Int>) -> String {
    vocabulary.text(of: indices, as: kind)
  }

  /// The indices of a prefix to continue, normalised like the corpus.
  ///
  /// - Throws: `TextError.emptyPrefix` if the prefix has no letters.
  public func indices(ofPrefix prefix: String) throws -> [Int] {
    try vocabulary.indices(ofPrefix: prefix, as: kind)
  }
}
