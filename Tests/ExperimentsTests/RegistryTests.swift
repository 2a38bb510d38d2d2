import Foundation
import Testing

@testable import Chapter11_Experiments

@Suite struct RegistryTests {
  @Test("every experiment has a name and a question of its own")
  func names() {
    let all = Experiment.all
    #expect(Set(all.map(\.name)).count == all.count)
    #expect(Set(all.map(\.question)).count == all.count)
    #expect(all.allSatisfy { $0.question.hasSuffix("?") || $0.subject != nil })
  }

  @Test("a name that there is not is answered with those there are")
  func unknown() {
    var settings = Settings()
    settings.name = "clipp"
    let error = #expect(throws: ExperimentError.self) {
      try Experiment.run(settings)
    }
    #expect("\(error!)".contains("clip, relu"))
  }

  @Test("a word too many is refused before anything is trained")
  func unwanted() {
    var settings = Settings()
    (settings.name, settings.subject) = ("clip", "hard")
    #expect(throws: ExperimentError.self) { try Experiment.run(settings) }
  }

  @Test("a text that is too short for its parts is refused")
  func tooShort() {
    var settings = Settings()
    settings.isQuick = true
    let error = #expect(throws: ExperimentError.self) {
      try Laboratory.parts(of: Array(0..<2999), settings)
    }
    #expect("\(error!)".contains("2,999"))
    #expect(throws: Never.self) {
      try Laboratory.parts(of: Array(0..<3000), settings)
    }
  }

  /// The page plays the short forms of the others; that of the text depends
  /// on the pages, so that it cannot stand on one.
  @Test("the short form with another text works, in two files")
  func otherText() throws {
    var settings = Settings()
    (settings.name, settings.isQuick) = ("text", true)
    let file = FileManager.default.temporaryDirectory
      .appending(path: "other-\(UUID().uuidString).txt")
    defer { try? FileManager.default.removeItem(at: file) }
    let words = "the quick brown fox jumps over the lazy dog "
    try String(repeating: words, count: 100)
      .write(to: file, atomically: true, encoding: .utf8)
    settings.corpus = file.path
    try Experiment.run(settings)
  }
}
