import Experiments
import Solutions
import Testing

@Suite struct Chapter11bTests {
  typealias Chapter11b = Solutions.Chapter11b

  @Test("1: three means by hand are those of the experiment")
  func meansByHand() {
    let p = [0.5, 0.25, 0.125]
    let means = Chapter11b.means(p)
    #expect(abs(means.geometric - 4) < 1e-12)
    #expect(abs(means.harmonic - 14.0 / 3) < 1e-12)
    #expect(abs(means.arithmetic - 24.0 / 7) < 1e-12)
    let others = PerplexityMeans(p, stretches: 1)
    #expect(abs(others.perplexity - means.geometric) < 1e-9)
    #expect(abs(others.arithmeticMeanOfChoices - means.harmonic) < 1e-9)
    #expect(abs(others.harmonicMeanOfChoices - means.arithmetic) < 1e-9)
  }

  @Test("2: the means agree where all probabilities do, and only there")
  func means() {
    #expect(Chapter11b.meansAgree([0.25, 0.25, 0.25]))
    #expect(!Chapter11b.meansAgree([0.5, 0.125]))
  }

  @Test("3: two layers of the same size are narrower")
  func twoLayers() {
    var recipe = Recipe()
    recipe.hiddenUnits = 20
    let width = Chapter11b.widthOfTwoLayers(like: recipe, tokens: 7)
    // One layer of h units: h (7 + h + 2) + 7 (h + 1); the second of two adds
    // h (2 h + 2).
    func two(_ h: Int) -> Int { h * (9 + h) + 7 * (h + 1) + h * (2 * h + 2) }
    let wanted = 20 * 29 + 7 * 21
    #expect(width < 20)
    for other in [width - 1, width + 1] {
      #expect(abs(two(width) - wanted) <= abs(two(other) - wanted))
    }
  }
}
