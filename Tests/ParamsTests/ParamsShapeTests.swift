import Basics
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
