import Basics
import Predict
import RNNCell
import Tensors
import Testing

@Suite struct PredictShapeTests {
  private func untrainedModel(seed: UInt64) -> RNNLanguageModel {
    var generator = SplitMix64(seed: seed)
    return RNNLanguageModel(
      vocabularySize: 28, hiddenUnits: 512, using: &generator)
  }

  @Test(
    "an untrained model adds exactly 10 characters to \"time traveller \"",
    arguments: 1...3)
  func untrained(seed: UInt64) throws {
    #expect(pangram.vocabulary.count == 28)
    let text = try untrainedModel(seed: seed)
      .text(continuing: "time traveller ", length: 10, in: pangram)
    #expect(text.hasPrefix("time traveller "))
    #expect(text.count == "time traveller ".count + 10)
    let added = text.dropFirst("time traveller ".count)
    #expect(added.allSatisfy { $0 == " " || ("a"..."z").contains($0) })
  }

  @Test("any length is kept, also none", arguments: [0, 1, 50])
  func length(_ length: Int) throws {
    var generator = SplitMix64(seed: 1)
    let model = RNNLanguageModel(
      vocabularySize: 28, hiddenUnits: 6, using: &generator)
    let text = try model.text(
      continuing: "traveller", length: length, in: pangram,
      decoding: .sampling(), using: &generator)
    #expect(text.hasPrefix("traveller"))
    #expect(text.count == "traveller".count + length)
    let tokens = model.continuation(
      of: [4, 2], length: length, using: &generator)
    #expect(tokens.count == length)
  }
}
