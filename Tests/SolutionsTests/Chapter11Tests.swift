import Basics
import Concise
import Experiments
import OneHot
import Solutions
import Tensors
import Testing

@Suite struct Chapter11Tests {
  typealias Chapter11 = Solutions.Chapter11

  @Test("1: the numbers of a network are counted as the library counts them")
  func parameters() {
    func counted(_ k: Int?) -> Int {
      Chapter11.parameters(tokens: 28, hiddenUnits: 64, embedding: k)
    }
    #expect(counted(nil) == 7836 && counted(4) == 6412)
    var recipe = Recipe()
    recipe.hiddenUnits = 64
    for k in [nil, 4, 16] {
      recipe.embedding = k
      #expect(recipe.parameterCount(tokens: 28) == counted(k))
    }
  }

  @Test("2: one table does what two do")
  func oneTable() {
    var generator = SplitMix64(seed: 1)
    let E = Tensor.normal(6, 3, using: &generator)
    let W = Tensor.normal(4, 3, using: &generator)
    let X = oneHot([5, 0, 2, 5, 1], classes: 6)
    let two = X.matmul(E).matmul(W.transposed())
    let one = X.matmul(Chapter11.oneTable(E, W))
    #expect(one.shape == [5, 4])
    #expect(zip(one.elements, two.elements).allSatisfy { abs($0 - $1) < 1e-5 })
  }

  @Test("3: four of five is no evidence, nine of ten is some")
  func signTest() {
    #expect(Chapter11.chanceOfWins(4, of: 5) == 3.0 / 8)
    #expect(Chapter11.chanceOfWins(5, of: 5) == 1.0 / 16)
    #expect(abs(Chapter11.chanceOfWins(9, of: 10) - 22.0 / 1024) < 1e-12)
    #expect(Chapter11.chanceOfWins(5, of: 10) == 1)
  }

  @Test("4: the best on a text is never worse there than what others chose")
  func optimism() {
    #expect(Chapter11.optimism(of: [(9, 8.5), (8, 8.75), (10, 8)]) == 0.75)
    #expect(Chapter11.optimism(of: [(9, 8.5), (8, 8)]) == 0)
    #expect(Chapter11.optimism(of: []) == nil)
  }
}
