import Basics
import BookTool
import Predict
import RNNCell
import Tensors
import Testing
import TextData

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

  @Test("the page's table has the shapes of one row, and shows 10 characters")
  func page() throws {
    let page = try Page(named: "06-predict.md")
    let model = untrainedModel(seed: 1)
    let start = model.initialState(batchSize: 1)
    let (logits, state) = model(TokenMatrix([[3]]), start)
    let table = page.shapes(where: ["d": 28, "h": 512])
    #expect(table["h_t"] == state.H[0].shape)
    #expect(table["o_t"] == logits[0].shape)
    let text = page.output(of: "Chapter06_Predict/main.swift#untrained")
    #expect(text.count == 1)
    #expect(text.first?.hasPrefix("time traveller ") == true)
    #expect(text.first?.count == "time traveller ".count + 10)
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
