import Foundation
import LiveModule
import Testing

@Suite struct LiveSessionTests {
  private let text = String(
    repeating: "the time traveller smiled round at us, then, still smiling. ",
    count: 60)

  private func settings(
    _ change: (inout LiveSettings) -> Void = { _ in }
  ) -> LiveSettings {
    var settings = LiveSettings()
    settings.hiddenUnits = 16
    change(&settings)
    return settings
  }

  @Test("every unit learns the text", arguments: LiveSettings.Unit.allCases)
  func learns(unit: LiveSettings.Unit) throws {
    let session = try LiveSession(text, settings { $0.unit = unit })
    let before = session.measure().value
    let counted = try #require(session.count())
    #expect(counted > 1 && counted < before)
    let first = try session.trainEpoch().value
    for _ in 0..<30 { _ = try session.trainEpoch() }
    #expect(try session.trainEpoch().value < first / 1.5)
    #expect(session.measure().value < before / 1.5)
    let sample = try session.sample(
      continuing: "The Time ", length: 12, temperature: 0)
    #expect(sample.text.hasPrefix("the time "))
    #expect(sample.text.count == 21)
    #expect(sample.copied.length >= "the time ".count)
  }

  @Test("the same seed gives the same bits, another one others")
  func seeds() throws {
    func checksum(_ seed: UInt64) throws -> UInt64 {
      let session = try LiveSession(text, settings { $0.seed = seed })
      _ = try session.trainEpoch()
      return session.checksum
    }
    let first = try checksum(1)
    #expect(try checksum(1) == first)
    #expect(try checksum(2) != first)
  }

  @Test("a long text is learnt in part, a short one by two thirds")
  func parts() throws {
    let whole = try LiveSession(text, settings())
    #expect(whole.training.count == whole.corpus.count * 2 / 3)
    #expect(whole.heldOut.count == whole.training.count / 2)
    let part = try LiveSession(text, settings { $0.trainingLength = 1500 })
    #expect(part.training.count == 1500)
    #expect(part.heldOut == Array(part.corpus.indices[1500..<2250]))
  }

  @Test("weights that were saved go on in another session")
  func weights() throws {
    let first = try LiveSession(text, settings { $0.unit = .gru })
    for _ in 0..<3 { _ = try first.trainEpoch() }
    let second = try LiveSession(
      text, settings { ($0.unit, $0.seed) = (.gru, 7) })
    #expect(second.header == first.header)
    #expect(second.checksum != first.checksum)
    second.load(first.weights)
    #expect(second.checksum == first.checksum)
    // The loaded weights are learnt on.
    _ = try second.trainEpoch()
    #expect(second.checksum != first.checksum)
  }

  @Test("the header is JSON that accounts for all numbers")
  func header() throws {
    for unit in LiveSettings.Unit.allCases {
      let session = try LiveSession(text, settings { $0.unit = unit })
      #expect(session.header.utf8.count % 8 == 0)
      let header = try #require(
        JSONSerialization.jsonObject(with: Data(session.header.utf8))
          as? [String: [String: Any]])
      let notes = try #require(header["__metadata__"] as? [String: String])
      #expect(notes["tokens"] == session.corpus.vocabulary.listing)
      #expect(notes["unit"] == (unit == .scratch ? nil : "\(unit)"))
      let ends = header.values.compactMap { $0["data_offsets"] as? [Int] }
        .sorted { $0[0] < $1[0] }
      #expect(ends.first?[0] == 0)
      #expect(ends.last?[1] == 4 * session.weights.count)
      for (a, b) in zip(ends, ends.dropFirst()) { #expect(a[1] == b[0]) }
    }
  }

  @Test("what cannot be learnt is refused with a sentence")
  func refusals() {
    func sentence(
      _ text: String, _ change: (inout LiveSettings) -> Void = { _ in }
    ) -> String {
      do {
        _ = try LiveSession(text, settings(change))
        return ""
      } catch { return error.description }
    }
    #expect(sentence("").hasPrefix("There is no text"))
    #expect(sentence("1895!").contains("no letters A-Z"))
    #expect(sentence("机器学习").contains("no letters A-Z"))
    #expect(sentence("aa a").contains("no letter but “a”"))
    #expect(sentence("a short text").contains("minibatches"))
    #expect(sentence(text) { $0.hiddenUnits = 0 }.contains("from 1 to 1024"))
    #expect(sentence(text) { $0.steps = 10_000 }.contains("steps must be"))
    #expect(sentence(text) { $0.learningRate = .nan }.contains("it is nan"))
    #expect(sentence(text) { $0.clip = -1 }.contains("radius for clipping"))
    #expect(
      sentence(text) {
        ($0.unit, $0.hiddenUnits) = (.lstm, 1024)
        ($0.batchSize, $0.steps) = (256, 256)
      }.contains("MB"))
    #expect(sentence(text) == "")
  }

  @Test("a run that diverges, and a prefix that cannot be read, say so")
  func failures() throws {
    let session = try LiveSession(
      text, settings { ($0.clip, $0.learningRate) = (nil, 1e30) })
    let diverged = #expect(throws: LiveError.self) {
      for _ in 0..<10 { _ = try session.trainEpoch() }
    }
    #expect(diverged?.description.contains("Switch clipping on") == true)
    #expect(throws: LiveError.badPrefix(.emptyPrefix("12"))) {
      try session.sample(continuing: "12", length: 3, temperature: 1)
    }
  }
}
