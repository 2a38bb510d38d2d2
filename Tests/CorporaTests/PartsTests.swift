import Basics
import Corpora
import Foundation
import Testing
import TextData

@Suite struct PartsTests {
  /// The parts of a text in a file.
  private func parts(of text: String, _ count: Int) throws -> [String] {
    try withTemporaryFolder { folder in
      let file = try folder.write(text.utf8, to: "tale.txt").path
      return try (0..<count).map {
        try readText(fromFile: file, part: $0, of: count)
      }
    }
  }

  @Test("the parts put together are the whole text, to the byte")
  func joined() throws {
    var generator = SplitMix64(seed: 1)
    let signs = ["a", "b ", "\n", "\r\n", "é", "时", "\u{1F570}", "e\u{301}"]
    for _ in 0..<150 {
      let most = 1 + generator.integer(below: signs.count)
      let text =
        "x"
        + (0..<generator.integer(below: 120)).map { _ in
          signs[generator.integer(below: most)]
        }.joined()
      let count = 1 + generator.integer(below: 12)
      let parts = try parts(of: text, count)
      #expect(parts.joined().utf8.elementsEqual(text.utf8))
    }
  }

  @Test("parts begin at lines, so that their lines are those of the whole")
  func lines() throws {
    let line = "Time flies like an arrow — so it does.\n"
    let text = (1...400).map { "\($0) " + line.prefix($0 % 30 + 2) + "\n" }
      .joined()
    let parts = try parts(of: text, 7)
    #expect(
      parts.flatMap { normalizedLines(of: $0) } == normalizedLines(of: text))
    #expect(parts.dropLast().allSatisfy { $0.hasSuffix("\n") })
    for part in parts {
      #expect(abs(part.utf8.count - text.utf8.count / 7) < 60)
    }
  }

  @Test("a text in one line is cut between characters")
  func oneLine() throws {
    let text = String(repeating: "时间é", count: 100_000)
    let parts = try parts(of: text, 3)
    #expect(parts.joined() == text)
    for part in parts {
      #expect(abs(part.utf8.count - text.utf8.count / 3) < 8)
    }
  }

  @Test("a long text with characters on the borders of pieces is read whole")
  func long() throws {
    try withTemporaryFolder { folder in
      for shift in 0..<4 {
        let text =
          String(repeating: "x", count: shift)
          + String(repeating: "\u{20000}", count: 600_000)
        let file = try folder.write(text.utf8, to: "tale.txt").path
        #expect(
          try readText(fromFile: file, keeping: .all).utf8.elementsEqual(
            text.utf8))
      }
    }
  }

  @Test("a bad byte behind the first piece is reported where it lies")
  func farFault() throws {
    try withTemporaryFolder { folder in
      let bytes =
        [UInt8](repeating: 0x61, count: 2_500_000) + [0xE2, 0x82, 0x61]
      let file = try folder.write(bytes, to: "tale.txt").path
      for (part, parts) in [(0, 1), (1, 2)] {
        #expect(throws: TextError.notUTF8(file: file, offset: 2_500_000)) {
          try readText(fromFile: file, part: part, of: parts)
        }
      }
      #expect(try readText(fromFile: file, part: 0, of: 2).utf8.count > 0)
    }
  }
}
