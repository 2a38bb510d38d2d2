extension Vocabulary {
  /// The indices of a prefix to continue, normalised like the corpus.
  ///
  ///     try vocabulary.indices(ofPrefix: "Time Traveller ", as: .character)
  ///
  /// Punctuation and capitals thus find their place in the vocabulary. A
  /// space at an end is a token of its own among characters, and nothing
  /// among words.
  ///
  /// - Throws: `TextError.emptyPrefix` if the prefix has no letters, and
  ///   `TextError.unknownCharacters` if the vocabulary lacks some of them. A
  ///   word that it lacks is `<unk>`.
  public func indices(
    ofPrefix prefix: String, as kind: TokenKind
  ) throws(TextError) -> [Int] {
    // snippet.prefix
    guard Letters.all.areIn(prefix) else {
      throw TextError.emptyPrefix(prefix)
    }
    let tokens = tokenize([normalizedPrefix(prefix)], into: kind)[0]
    let unknown = tokens.filter { self[$0] == 0 }
    guard kind == .word || unknown.isEmpty else {
      throw TextError.unknownCharacters(unknown, prefix: prefix)
    }
    return indices(of: tokens)
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
