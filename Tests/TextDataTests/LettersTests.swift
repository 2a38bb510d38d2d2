import Testing
import TextData

/// Texts of several scripts, and what is left of them.
private let texts: [(name: String, text: String, line: String)] = [
  ("German", "Zurück in GRÖSSE: Maß & Übel!", "zurück in grösse maß übel"),
  ("Russian", "«Время — деньги», сказал ЁЖ.", "время деньги сказал ёж"),
  ("Greek", "ΧΡΌΝΟΣ, ο χρόνος;", "χρόνοσ ο χρόνος"),
  ("Chinese", "时间，是1895年。", "时间 是 年"),
  ("Japanese", "タイムマシーンの「時」々", "タイムマシーンの 時 々"),
  ("Arabic", "آلة الزمن، ١٨٩٥!", "آلة الزمن"),
  ("vowel signs", "समय की मशीन।", "समय की मशीन"),
  ("emoji", "tick 🕰️👩‍👧 tock🇬🇧", "tick tock"),
  ("invisible", "\u{FEFF}zeit\u{AD}reise \u{200E}!", "zeitreise"),
]

@Suite struct LettersTests {
  @Test("letters of all scripts stay, in lower case", arguments: texts)
  func scripts(name: String, text: String, line: String) {
    #expect(normalizedLines(of: text + "\n", keeping: .all) == [line])
  }

  @Test("normalising twice is normalising once", arguments: texts)
  func idempotent(name: String, text: String, line: String) {
    #expect(normalizedLines(of: line, keeping: .all) == [line])
  }

  @Test("an accent stays with its letter, however the file stores it")
  func decomposed() {
    let composed = normalizedLines(of: "Caf\u{E9}\n", keeping: .all)[0]
    let decomposed = normalizedLines(of: "Cafe\u{301}\n", keeping: .all)[0]
    #expect(Array(composed.utf8) == Array("caf\u{E9}".utf8))
    #expect(Array(decomposed.utf8) == Array(composed.utf8))
    // A letter that Unicode has no single code for is one token all the same.
    let corpus = Corpus("x\u{301}yx\u{301}", tokens: .character, keeping: .all)
    #expect(corpus.indices == [1, 2, 1])
    #expect(corpus.vocabulary.token(at: 1) == "x\u{301}")
  }

  @Test("in ASCII both rules keep the same letters")
  func ascii() {
    let text = "The Time--Machine, by H. G. Wells [1898]\r\n\n  @A[`a{/0Z:9z\n"
    #expect(
      normalizedLines(of: text, keeping: .all)
        == normalizedLines(of: text, keeping: .latin))
  }

  @Test("a corpus of any script spells its text", arguments: texts)
  func corpus(name: String, text: String, line: String) throws {
    let corpus = Corpus(text, tokens: .character, keeping: .all)
    #expect(corpus.text == line)
    #expect(corpus.count == line.count)
    #expect(corpus.vocabulary.count == Set(line).count + 1)
    let prefix = String(line.prefix(3))
    #expect(try corpus.text(of: corpus.indices(ofPrefix: prefix)) == prefix)
  }

  @Test("words are what stands between spaces, also where none are written")
  func words() {
    let chinese = Corpus("时间，是年。时间", tokens: .word, keeping: .all)
    #expect(
      chinese.vocabulary.tokens == ["<unk>", "时间", "是年"])
  }

  @Test("a prefix with characters that the text has not is named")
  func unknownCharacters() throws {
    let corpus = Corpus("время", tokens: .character, keeping: .all)
    #expect(try corpus.indices(ofPrefix: "МЕРЯ") == [4, 3, 2, 5])
    let error = #expect(throws: TextError.self) {
      try corpus.indices(ofPrefix: "Tee т")
    }
    #expect(
      error?.description
        == "The prefix \"Tee т\" cannot be written with the characters of the "
        + "text, which has no \"t\", \"e\", space, \"т\": begin with others.")
  }
}

@Suite struct DroppedCharactersTests {
  @Test("what is left out is counted, spaces and line ends apart")
  func counts() {
    let dropped = DroppedCharacters(
      of: "Ah! Größe, 11 Maß!\n", keeping: .latin)
    #expect(dropped.count == 8)
    #expect(dropped.total == 19)
    #expect(
      dropped.description
        == "kept: the letters a-z; dropped: 8 of 19 characters, most often "
        + "! (2), 1 (2), ß (2), , (1), ö (1)")
  }

  @Test("the rule for all scripts leaves letters alone")
  func all() {
    #expect(DroppedCharacters(of: "Größe: 时间", keeping: .all).count == 1)
    #expect(
      DroppedCharacters(of: "Größe\n", keeping: .all).description
        == "kept: letters of all scripts, which is all but spaces")
  }
}
