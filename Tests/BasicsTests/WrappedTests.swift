import Basics
import Testing

@Suite struct WrappedTests {
  @Test("lines break between words, and inside words that are too long")
  func lines() {
    #expect(wrapped("one two three", to: 7) == ["one two", "three"])
    #expect(wrapped("one two three", to: 13) == ["one two three"])
    #expect(wrapped("abcdefgh ij", to: 3) == ["abc", "def", "gh", "ij"])
    #expect(wrapped("", to: 5) == [""])
  }
}
