import Testing

@testable import Console

@Suite struct TextTests {
  @Test("a terminal has nothing to obey in a text that is shown")
  func controls() {
    #expect(
      "a\u{1B}[2Jb\u{7F}\u{9B}c\rd".visible
        == #"a\u{1B}[2Jb\u{7F}\u{9B}c\u{D}d"#)
    let innocent = "a table:\n\tä 中 👩‍👩‍👧 e\u{301}"
    #expect(innocent.visible == innocent)
    for code in 0...0x9F where !(0x20...0x7E).contains(code) {
      let scalar = Unicode.Scalar(UInt8(code))
      let isKept = "\n\t".unicodeScalars.contains(scalar)
      #expect((String(scalar).visible == String(scalar)) == isKept)
    }
  }

  @Test("the line of a run fits into every terminal")
  func columns() {
    let parts = ["epoch 12/500", "perplexity 14.21", "9,000 tokens/s"]
    for columns in 1...100 {
      let text = StatusLine.text(of: parts, columns: columns)
      #expect(text.count < columns)
      #expect("\(parts.joined(separator: "  "))".hasPrefix(text))
    }
    #expect(StatusLine.text(of: parts, columns: 20) == "epoch 12/500")
    #expect(
      StatusLine.text(of: parts, columns: 40)
        == "epoch 12/500  perplexity 14.21")
    #expect(StatusLine.text(of: ["\u{1B}c"], columns: 80) == #"\u{1B}c"#)
  }
}
