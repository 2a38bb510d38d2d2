extension Vocabulary {
  /// The indices of a prefix to continue, normalised like the corpus.
  ///
  ///     try vocabulary.indices(ofPrefix: "Time Traveller ", as: .character)
  ///
  /// Punctuation and capitals thus find their place in the vocabulary. A
  /// space at an end is a token of its own among characters, and nothing
  /// among words.
  ///
  /// - Throws: `TextError.emptyPrefix` if the prefix has no letters.
  public func indices(
    ofPrefix prefix: String, as kind: TokenKind
  ) throws -> [Int] {
    // snippet.prefix
    guard prefix.utf8.contains(where: \.isLetter) else {
      throw TextError.emptyPrefix(prefix)
    }
    return indices(of: tokenize([normalizedPrefix(prefix)], into: kind)[0])
    // snippet.end
  }

  /// The text that the indices spell: characters stand side by side, words
  /// have a space between them.
  public func text(
    of indices: some Sequence<Int>, as kind: TokenKind
  ) -> String {
    tokens(at: indices).joined(separator: kind.separator)
  }
}
