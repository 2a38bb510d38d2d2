import Testing
import TextData

@Suite struct NormalizeTests {
  @Test("a line keeps its letters in lower case, with single spaces between")
  func lettersAndSpaces() {
    #expect(
      normalizedLines(of: "  The Time--Machine, by H. G. Wells [1898]\n")
        == ["the time machine by h g wells"])
  }

  @Test("only A-Z and a-z are letters, not their neighbours in ASCII")
  func borders() {
    #expect(normalizedLines(of: "@A[`a{/0Z:9z") == ["a a z z"])
  }

  @Test("characters outside ASCII separate words, however they are composed")
  func otherScripts() {
    #expect(
      normalizedLines(of: "na\u{EF}ve cafe\u{301}s \u{65F6}x\u{1F570}y")
        == ["na ve cafe s x y"])
  }

  @Test("a newline at the end closes the last line and opens no other")
  func newlineAtTheEnd() {
    #expect(normalizedLines(of: "a\nb\n") == ["a", "b"])
    #expect(normalizedLines(of: "a\nb") == ["a", "b"])
    #expect(normalizedLines(of: "a\n\n") == ["a", ""])
    #expect(normalizedLines(of: "\n") == [""])
    #expect(normalizedLines(of: "") == [])
  }

  @Test("lines without letters stay as empty lines")
  func emptyLines() {
    #expect(normalizedLines(of: "a\n\n * 7 *\nb") == ["a", "", "", "b"])
  }

  @Test("line ends of Windows give the same lines as those of Unix")
  func carriageReturns() {
    let unix = "One two,\n\nthree.\nfour"
    let windows = unix.replacing("\n", with: "\r\n")
    #expect(normalizedLines(of: windows) == normalizedLines(of: unix))
  }

  @Test("normalising twice is normalising once")
  func idempotent() {
    let lines = normalizedLines(of: "It\u{2019}s  --  TIME,\n'now'!\n\n")
    #expect(normalizedLines(of: lines.joined(separator: "\n") + "\n") == lines)
  }

  @Test(
    "a prefix is normalised like a line but keeps a space at either end",
    arguments: [
      ("Time Traveller", "time traveller"),
      ("time traveller ", "time traveller "),
      ("Time Traveller,", "time traveller "),
      ("  'Tis\n", " tis "),
      ("...", " "),
      ("", ""),
    ])
  func prefix(prefix: String, normalized: String) {
    #expect(normalizedPrefix(prefix) == normalized)
  }
}
