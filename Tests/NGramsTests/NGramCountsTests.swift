import NGrams
import Testing
import TextData

@Suite struct NGramCountsTests {
  @Test("all n-grams are counted, as with a dictionary", arguments: 1...4)
  func counts(length: Int) throws {
    let text = NGramText.random(300, vocabularySize: 9)
    let counts = try NGramCounts(of: text, order: 4, vocabularySize: 9)
    let expected = NGramText.counted(text, length: length)
      .enumerated()
      .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
      .map(\.element)
    let found = counts.mostFrequent(ofLength: length)
    #expect(found.map(\.tokens) == expected.map(\.tokens))
    #expect(found.map(\.count) == expected.map(\.count))
    #expect(counts.rankedCounts(ofLength: length) == expected.map(\.count))
    #expect(found.allSatisfy { counts.count(of: $0.tokens) == $0.count })
    #expect(found.reduce(0) { $0 + $1.count } == text.count - length + 1)
  }

  @Test("what does not occur has the count 0, the empty n-gram that of tokens")
  func absent() throws {
    let counts = try NGramCounts(
      of: [1, 2, 1, 2, 3], order: 2, vocabularySize: 5)
    #expect(counts.count(of: [1, 2]) == 2)
    #expect(counts.count(of: [3, 1]) == 0)
    #expect(counts.count(of: [4]) == 0)
    #expect(counts.count(of: []) == 5)
  }

  @Test("of equally frequent n-grams the one that appears first comes first")
  func ties() throws {
    let counts = try NGramCounts(
      of: [3, 1, 2, 1, 2, 3], order: 2, vocabularySize: 4)
    #expect(
      counts.mostFrequent(ofLength: 1).map(\.tokens) == [[3], [1], [2]])
    #expect(
      counts.mostFrequent(3, ofLength: 2).map(\.tokens)
        == [[1, 2], [3, 1], [2, 1]])
  }

  @Test("an order above the length of the text adds nothing")
  func longOrder() throws {
    let counts = try NGramCounts(of: [1, 2], order: 5, vocabularySize: 3)
    #expect(counts.rankedCounts(ofLength: 2) == [1])
    #expect(counts.rankedCounts(ofLength: 3) == [])
    #expect(counts.rankedCounts(ofLength: 5) == [])
  }

  @Test("an empty text, one token and an order of 0 are errors that say so")
  func mistakes() {
    #expect(throws: NGramError.tooShort(tokens: 0)) {
      try NGramCounts(of: Corpus("", tokens: .word), order: 2)
    }
    #expect(throws: NGramError.tooShort(tokens: 1)) {
      try NGramCounts(of: Corpus("Time!", tokens: .word), order: 1)
    }
    for order in [0, -3] {
      #expect(throws: NGramError.order(order)) {
        try NGramCounts(of: [1, 2, 3], order: order, vocabularySize: 4)
      }
    }
    #expect(
      "\(NGramError.tooShort(tokens: 0))".hasPrefix("The text has no tokens"))
    #expect(
      "\(NGramError.tooShort(tokens: 1))".hasPrefix("The text has 1 token,"))
    #expect("\(NGramError.order(0))".contains("order 0"))
  }
}
