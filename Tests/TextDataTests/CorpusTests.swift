import Testing
import TextData

@Suite struct CorpusTests {
  let text = "The time,\n\nthe  tide;\r\n and TIME again\n"

  @Test("tokens of characters put together give back each line")
  func characters() {
    let lines = normalizedLines(of: text)
    let tokens = tokenize(lines, into: .character)
    #expect(tokens.map { $0.joined() } == lines)
    #expect(tokens.joined().allSatisfy { $0.count == 1 })
  }

  @Test("tokens of words are what stands between the spaces")
  func words() {
    #expect(
      tokenize(["the time", "", "again"], into: .word)
        == [["the", "time"], [], ["again"]])
  }

  @Test("lines are joined with nothing unless a space is asked for")
  func joining() {
    let fused = Corpus(text, tokens: .character)
    #expect(fused.text == "the timethe tideand time again")
    let spaced = Corpus(text, tokens: .character, joiningLines: .space)
    #expect(spaced.text == "the time the tide and time again ")
  }

  @Test("joining lines makes no difference to words", arguments: [1, 2])
  func joiningWords(minimumFrequency: Int) {
    let corpora = LineJoining.allCases.map {
      Corpus(
        text, tokens: .word, joiningLines: $0,
        minimumFrequency: minimumFrequency)
    }
    #expect(corpora[0] == corpora[1])
  }

  @Test("a decoded corpus equals the normalised text")
  func decoded() {
    let corpus = Corpus(text, tokens: .word)
    #expect(corpus.text == "the time the tide and time again")
    #expect(corpus.count == 7)
    #expect(corpus.text(of: 2..<4) == "the tide")
    #expect(corpus.text(of: [1, 0, 2]) == "the <unk> time")
    let characters = Corpus(text, tokens: .character)
    #expect(characters.text(of: 4..<11) == "timethe")
  }

  @Test("the vocabulary is that of the tokens", arguments: TokenKind.allCases)
  func vocabulary(kind: TokenKind) {
    let tokens = tokenize(normalizedLines(of: text), into: kind).flatMap { $0 }
    for minimumFrequency in 1...3 {
      let corpus = Corpus(
        text, tokens: kind, minimumFrequency: minimumFrequency,
        reservedTokens: ["<pad>", "t"])
      let vocabulary = Vocabulary(
        tokens, minimumFrequency: minimumFrequency,
        reservedTokens: ["<pad>", "t"])
      #expect(corpus.vocabulary == vocabulary)
      #expect(Array(corpus.indices) == vocabulary.indices(of: tokens))
      #expect(corpus.kind == kind)
    }
  }

  @Test("the held-out tokens follow the first ones and share none")
  func heldOut() {
    let corpus = Corpus("a b c d e f g", tokens: .word)
    #expect(corpus.text(of: corpus.prefix(3)) == "a b c")
    #expect(corpus.text(of: corpus.heldOut(2, after: 3)) == "d e")
    #expect(
      corpus.prefix(3) + corpus.heldOut(4, after: 3) == Array(corpus.indices))
  }

  @Test("a corpus gives as many tokens as it has")
  func shortCorpus() {
    let corpus = Corpus("a b c", tokens: .word)
    #expect(corpus.prefix(5) == Array(corpus.indices))
    #expect(corpus.heldOut(5, after: 2).count == 1)
    #expect(corpus.heldOut(5, after: 9).isEmpty)
  }

  @Test("a prefix is normalised like the corpus, its spaces kept")
  func characterPrefix() throws {
    let corpus = Corpus(text, tokens: .character)
    for (prefix, meaning) in [
      ("Time", "time"), ("time ", "time "), ("TIME!?", "time "),
      (" tide", " tide"),
    ] {
      let indices = try corpus.indices(ofPrefix: prefix)
      #expect(corpus.text(of: indices) == meaning)
    }
  }

  @Test("a prefix of words does not depend on spaces at its ends")
  func wordPrefix() throws {
    let corpus = Corpus(text, tokens: .word)
    let indices = corpus.vocabulary.indices(of: ["the", "time"])
    for prefix in ["The Time", "the time ", "...the -- time,"] {
      #expect(try corpus.indices(ofPrefix: prefix) == indices)
    }
    #expect(try corpus.indices(ofPrefix: "The machine") == [indices[0], 0])
  }

  @Test(
    "a prefix without letters is an error that quotes it",
    arguments: TokenKind.allCases)
  func emptyPrefix(kind: TokenKind) {
    let corpus = Corpus(text, tokens: kind)
    for prefix in ["", "  ", "1898!", "\u{1F570}"] {
      let error = #expect(throws: TextError.self) {
        try corpus.indices(ofPrefix: prefix)
      }
      #expect(error == .emptyPrefix(prefix))
      #expect(error?.description.contains("\"\(prefix)\"") == true)
    }
  }
}
