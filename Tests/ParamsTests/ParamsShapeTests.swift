import Basics
import BookTool
import Params
import Tensors
import Testing

@Suite struct ParamsShapeTests {
  @Test("28 tokens and 512 hidden units make the five shapes of the section")
  func shapes() {
    var generator = SplitMix64(seed: 1)
    let parameters = RNNParameters(
      vocabularySize: 28, hiddenUnits: 512, using: &generator)
    #expect(parameters.W_xh.shape == [28, 512])
    #expect(parameters.W_hh.shape == [512, 512])
    #expect(parameters.b_h.shape == [512])
    #expect(parameters.W_hq.shape == [512, 28])
    #expect(parameters.b_q.shape == [28])
    #expect(parameters.vocabularySize == 28)
    #expect(parameters.hiddenUnits == 512)
    #expect(
      parameters.parameterCount
        == 28 * 512 + 512 * 512 + 512 + 512 * 28 + 28)
  }

  @Test("the page's table and its output have the shapes of the arrays")
  func page() throws {
    let page = try Page(named: "04-params.md")
    var generator = SplitMix64(seed: 1)
    let parameters = RNNParameters(
      vocabularySize: 28, hiddenUnits: 512, using: &generator)
    let table = page.shapes(where: ["d": 28, "h": 512])
    #expect(table.count == 5)
    var lines: [Substring] = []
    for (name, array) in zip(RNNParameters.names, parameters.all) {
      #expect(table[name] == array.shape)
      lines.append("\(name) \(array.shape.written) ")
    }
    let output = page.output(of: "Chapter04_Params/main.swift#shapes")
    #expect(output.count == 5)
    for (shown, line) in zip(output, lines) { #expect(shown.hasPrefix(line)) }
  }

  @Test("the list of all five keeps the order of their names")
  func order() {
    var generator = SplitMix64(seed: 1)
    var parameters = RNNParameters(
      vocabularySize: 3, hiddenUnits: 5, using: &generator)
    #expect(RNNParameters.names == ["W_xh", "W_hh", "b_h", "W_hq", "b_q"])
    #expect(parameters.parameterNames == RNNParameters.names)
    #expect(
      parameters.all.map(\.shape) == [[3, 5], [5, 5], [5], [5, 3], [3]])
    let doubled = parameters.all.map { $0 * 2 }
    parameters.all = doubled
    #expect(parameters.all == doubled)
    #expect(parameters.W_hq == doubled[3])
  }
}
