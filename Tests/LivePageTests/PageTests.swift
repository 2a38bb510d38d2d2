import BuiltPrograms
import ChildProcesses
import Foundation
import LivePage
import Testing

/// The page in a browser without a window, opened from its file.
@Suite(
  .serialized,
  .enabled(if: Built.node != nil && Built.browser != nil, "Chromium shows it"))
struct PageTests {
  /// What was said under a name, in its order.
  private func said(_ name: String) throws -> [Substring] {
    let words = try Built.pageWords.get()
    #expect(!words.contains { $0.hasPrefix("failed ") }, "\(words)")
    return words.filter { $0.hasPrefix("\(name) ") }
      .map { $0.dropFirst(name.count + 1) }
  }

  @Test(
    "the page trains below a perplexity of 9, pauses, goes on and begins anew")
  func trains() throws {
    let perplexity = try #require(
      try said("learnt").first.flatMap { Double($0) })
    #expect(perplexity > 1 && perplexity < 9)
    let counted = try #require(try said("counted").first.flatMap { Double($0) })
    #expect(counted > 2 && counted < 12)
    for name in ["paused", "resumed", "reset", "anew"] {
      #expect(try said(name) == ["true"], "\(name)")
    }
  }

  @Test("a prefix is continued, and what was copied is underlined")
  func samples() throws {
    let sample = try #require(try said("sample").first)
    #expect(sample.hasPrefix("the tensor "))
    #expect(sample.count == "the tensor ".count + 160)
    let copied = try #require(try said("copied").first.flatMap { Int($0) })
    #expect((4...80).contains(copied))
  }

  @Test("weights come back as they were, and chapter 6 continues with them")
  func weights() throws {
    #expect(try said("loaded") == ["true"])
    let file = try Built.profile.get().appending(path: "model.safetensors")
    let continued = try #require(try said("continued").first)
    let answer = try Built.lines(
      of: builtPrograms.appending(path: "Chapter06_Predict"),
      [
        "--weights", file.path, "--prefix", "the te", "--top-k", "1",
        "--characters", "30",
      ])
    #expect(answer.contains { $0 == continued.prefix(36) }, "\(answer)")
  }

  @Test("what cannot be done gets a sentence on the page")
  func sentences() throws {
    let beginnings = [
      "The prefix \"12\" has no letters", "These are not weights of this model",
      "There is no text", "The text has no letter but “a”",
      "The text has no letters A-Z", "The hidden units must be a number from 1",
      "The module stopped, and a new one was started",
    ]
    let sentences = try said("sentence")
    #expect(sentences.count == beginnings.count)
    for (sentence, beginning) in zip(sentences, beginnings) {
      #expect(sentence.hasPrefix(beginning), "\(sentence)")
    }
  }

  @Test(
    "no request leaves the machine, nothing is thrown, a phone is wide enough")
  func form() throws {
    #expect(try said("requests") == ["0"])
    #expect(try said("exceptions") == ["0"])
    #expect(try said("wide") == ["390"])
  }

  @Test("the scripts have 250 lines at most")
  func lines() throws {
    let folder = Built.package.appending(path: "Sources/LivePage/Assets")
    let names = try FileManager.default.contentsOfDirectory(
      atPath: folder.path)
    let count = try names.filter { $0.hasSuffix(".js") }.reduce(0) {
      let text = try String(
        contentsOf: folder.appending(path: $1), encoding: .utf8)
      return $0 + text.count { $0 == "\n" }
    }
    #expect(count > 100 && count <= 250)
  }
}
