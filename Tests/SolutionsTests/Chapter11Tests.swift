import Basics
import Concise
import Experiments
import Layers
import OneHot
import Solutions
import Tensors
import Testing

@Suite struct Chapter11Tests {
  typealias Chapter11 = Solutions.Chapter11

  @Test("1: one table does what two do")
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

  @Test("2: four of five is no evidence, nine of ten is some")
  func signTest() {
    #expect(Chapter11.chanceOfWins(4, of: 5) == 3.0 / 8)
    #expect(Chapter11.chanceOfWins(5, of: 5) == 1.0 / 16)
    #expect(abs(Chapter11.chanceOfWins(9, of: 10) - 22.0 / 1024) < 1e-12)
    #expect(Chapter11.chanceOfWins(5, of: 10) == 1)
  }

  @Test("3: the best on a text is never worse there than what others chose")
  func optimism() {
    #expect(Chapter11.optimism(of: [(9, 8.5), (8, 8.75), (10, 8)]) == 0.75)
    #expect(Chapter11.optimism(of: [(9, 8.5), (8, 8)]) == 0)
    #expect(Chapter11.optimism(of: []) == nil)
  }

  @Test("4: two layers of the same size are narrower")
  func twoLayers() {
    var recipe = Recipe()
    recipe.hiddenUnits = 20
    let width = Chapter11.widthOfTwoLayers(like: recipe, tokens: 7)
    // One layer of h units: h (7 + h + 2) + 7 (h + 1); the second of two adds
    // h (2 h + 2).
    func two(_ h: Int) -> Int { h * (9 + h) + 7 * (h + 1) + h * (2 * h + 2) }
    let wanted = 20 * 29 + 7 * 21
    #expect(width < 20)
    for other in [width - 1, width + 1] {
      #expect(abs(two(width) - wanted) <= abs(two(other) - wanted))
    }
  }

  @Test("5: the means agree where all probabilities do, and only there")
  func means() {
    #expect(Chapter11.meansAgree([0.25, 0.25, 0.25]))
    #expect(!Chapter11.meansAgree([0.5, 0.125]))
  }
}
