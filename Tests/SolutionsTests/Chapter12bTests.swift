import Basics
import Params
import RNNCell
import Solutions
import Tensors
import Testing
import TextData

private typealias Answers = Solutions.Chapter12b

@Suite struct Chapter12bTests {
  @Test("1. a unit changes its sign, and no score changes", arguments: 0..<4)
  func turned(unit: Int) {
    var generator = SplitMix64(seed: 1)
    let p = RNNParameters(
      vocabularySize: 7, hiddenUnits: 4, deviation: 0.8, using: &generator)
    let model = RNNLanguageModel(p)
    let other = RNNLanguageModel(Answers.turned(unit, of: p))
    let inputs = TokenMatrix([[0, 3, 6, 2, 2, 5, 1]])
    let start = model.initialState(batchSize: 1)
    let (scores, state) = model(inputs, start)
    let (otherScores, otherState) = other(inputs, start)
    #expect(scores == otherScores)
    for index in 0..<4 {
      let value = state.H.elements[index]
      #expect(abs(value) > 0)
      #expect(otherState.H.elements[index] == (index == unit ? -value : value))
    }
  }

  @Test("2. the largest of 256 chance correlations is about three over √n")
  func chance() {
    var generator = SplitMix64(seed: 1)
    for places in [100, 1600] {
      for _ in 0..<5 {
        let largest = Answers.largestByChance(
          units: 256, places: places, using: &generator)
        let deviations = largest * Double(places).squareRoot()
        #expect((2.2..<4.4).contains(deviations))
      }
    }
  }
}
