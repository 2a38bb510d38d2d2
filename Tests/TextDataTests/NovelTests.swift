import Foundation
import Testing
import TextData

/// The bytes of `data/timemachine.txt` if the package has the right ones.
private let novel: Data? = {
  guard
    let folder = packageFolder(above: URL(filePath: #filePath)),
    let bytes = try? Data(
      contentsOf: folder.appending(path: PublishedText.timeMachine.path)),
    sha1(of: bytes) == PublishedText.timeMachine.checksum
  else { return nil }
  return bytes
}()

@Suite(.enabled(if: novel != nil, "data/timemachine.txt is not there"))
struct NovelTests {
  let text: String

  init() throws {
    text = String(decoding: try #require(novel), as: UTF8.self)
  }

  @Test("the novel has 3,221 lines and begins with its title")
  func lines() {
    let lines = normalizedLines(of: text)
    #expect(lines.count == 3221)
    #expect(lines[0] == "the time machine by h g wells")
    #expect(
      lines[10]
        == "twinkled and his usually pale face was flushed and animated the")
  }

  @Test("joined with nothing: 170,580 characters of 28 kinds with <unk>")
  func characters() {
    let corpus = Corpus(text, tokens: .character)
    #expect(corpus.count == 170_580)
    #expect(corpus.vocabulary.count == 28)
    #expect(corpus.text == normalizedLines(of: text).joined())
    #expect(corpus.text.contains("speak of himwas expounding"))
    #expect(!corpus.indices.contains(0))
  }

  @Test("joined with spaces: 173,428 characters")
  func spacedCharacters() {
    let corpus = Corpus(text, tokens: .character, joiningLines: .space)
    #expect(corpus.count == 173_428)
    #expect(corpus.vocabulary.count == 28)
    #expect(corpus.text.contains("speak of him was expounding"))
    #expect(!corpus.text.contains("  "))
  }

  @Test("32,775 words, 4,580 different ones with <unk>")
  func words() {
    let corpus = Corpus(text, tokens: .word)
    #expect(corpus.count == 32_775)
    #expect(corpus.vocabulary.count == 4580)
    #expect(corpus.vocabulary.frequencies[0].token == "the")
    #expect(corpus.vocabulary.frequencies[0].count == 2261)
    let spaced = Corpus(text, tokens: .character, joiningLines: .space)
    #expect(corpus.text + " " == spaced.text)
  }
}
