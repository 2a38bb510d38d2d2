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
  public let indices: TokenIndices

  /// The vocabulary of the whole text.
  public let vocabulary: Vocabulary

  /// What the text was cut into.
  public let kind: TokenKind

  /// Normalises a text, cuts it into tokens, and numbers them.
  ///
  /// - Parameters:
  ///   - letters: The characters that are kept.
  ///   - joining: What becomes of the line ends among characters. Words are
  ///     cut line by line and never fuse: for them it makes no difference.
  ///   - minimumFrequency: How often a token must occur to have an index.
  ///   - reservedTokens: Tokens with an index of their own after `<unk>`.
  public init(
    _ text: String, tokens kind: TokenKind, keeping letters: Letters = .latin,
    joiningLines joining: LineJoining = .nothing,
    minimumFrequency: Int = 1, reservedTokens: [String] = []
  ) {
    self.kind = kind
    switch kind {
    case .character:
      var numbered = CharacterNumbers(
        of: text, keeping: letters, joiningLines: joining)
      let tokens = numbered.characters.map { String($0.character) }
      vocabulary = Vocabulary(
        inOrderOfAppearance: zip(tokens, numbered.characters).map {
          Vocabulary.Frequency(token: $0, count: $1.count)
        },
        minimumFrequency: minimumFrequency, reservedTokens: reservedTokens)
      var indices = numbered.takeNumbers()
      indices.renumber(vocabulary.indices(of: tokens))
      self.indices = indices
    case .word:
      let lines = normalizedLines(of: text, keeping: letters)
      let words = tokenize(lines, into: .word).flatMap { $0 }
      vocabulary = Vocabulary(
        words, minimumFrequency: minimumFrequency,
        reservedTokens: reservedTokens)
      indices = TokenIndices(words.lazy.map { [vocabulary] in vocabulary[$0] })
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
  /// - Throws: `TextError` if the prefix has no letters, or characters that the
  ///   vocabulary lacks.
  public func indices(
    ofPrefix prefix: String
  ) throws(TextError) -> [Int] {
    try vocabulary.indices(ofPrefix: prefix, as: kind)
  }
}
