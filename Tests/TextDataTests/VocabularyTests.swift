import Testing
import TextData

@Suite struct VocabularyTests {
  let words = ["b", "a", "c", "a", "c", "d", "c"]

  @Test("frequent tokens come first, equal ones in the order of appearance")
  func order() {
    let vocabulary = Vocabulary(words)
    #expect(vocabulary.tokens == ["<unk>", "c", "a", "b", "d"])
    #expect(vocabulary.count == 5)
    #expect(vocabulary.frequencies.map(\.token) == ["c", "a", "b", "d"])
    #expect(vocabulary.frequencies.map(\.count) == [3, 2, 1, 1])
  }

  @Test("ties are broken by appearance among many tokens")
  func ties() {
    let tokens = (0..<500).map { "token \(($0 * 7919) % 500)" }
    #expect(Vocabulary(tokens).tokens.dropFirst().elementsEqual(tokens))
  }

  @Test("a token below the minimum frequency is counted but has no index")
  func minimumFrequency() {
    let vocabulary = Vocabulary(words, minimumFrequency: 2)
    #expect(vocabulary.tokens == ["<unk>", "c", "a"])
    #expect(vocabulary["b"] == 0)
    #expect(vocabulary.frequencies == Vocabulary(words).frequencies)
  }

  @Test("reserved tokens stand between <unk> and the text, in given order")
  func reservedTokens() {
    let vocabulary = Vocabulary(words, reservedTokens: ["<pad>", "d", "<bos>"])
    #expect(
      vocabulary.tokens == ["<unk>", "<pad>", "d", "<bos>", "c", "a", "b"])
    #expect(vocabulary["d"] == 2)
  }

  @Test("a reserved token is kept even if it is too rare")
  func rareReservedToken() {
    let vocabulary = Vocabulary(
      words, minimumFrequency: 3, reservedTokens: ["b"])
    #expect(vocabulary.tokens == ["<unk>", "b", "c"])
  }

  @Test("indices and tokens are inverse to each other")
  func inverse() {
    let vocabulary = Vocabulary(words, reservedTokens: ["<pad>"])
    #expect(vocabulary.tokens(at: vocabulary.indices(of: words)) == words)
    let all = Array(0..<vocabulary.count)
    #expect(vocabulary.indices(of: vocabulary.tokens(at: all)) == all)
  }

  @Test("an unknown token has index 0, which is <unk>")
  func unknown() {
    let vocabulary = Vocabulary(words)
    #expect(vocabulary["time"] == 0)
    #expect(vocabulary.indices(of: ["c", "time", "a"]) == [1, 0, 2])
    #expect(vocabulary.token(at: 0) == Vocabulary.unknownToken)
  }

  @Test("no tokens at all leave <unk> alone")
  func empty() {
    #expect(Vocabulary([]).tokens == ["<unk>"])
  }

  @Test("a frequency shows its token in quotes")
  func frequencyDescription() {
    #expect("\(Vocabulary(words).frequencies[0])" == "\"c\": 3")
  }

  @Test("a token reserved twice stops the program")
  func reservedTwice() async {
    await #expect(processExitsWith: .failure) {
      _ = Vocabulary(["a"], reservedTokens: ["<pad>", "<pad>"])
    }
  }

  @Test("reserving <unk> stops the program")
  func reservedUnknown() async {
    await #expect(processExitsWith: .failure) {
      _ = Vocabulary(["a"], reservedTokens: ["<unk>"])
    }
  }

  @Test("an index outside the vocabulary stops the program")
  func indexOutside() async {
    await #expect(processExitsWith: .failure) {
      _ = Vocabulary(["a"]).token(at: 2)
    }
  }
}
