import Solutions
import Testing

private typealias Answers = Solutions.Chapter12

@Suite struct Chapter12SolutionTests {
  @Test("1. the steps grow to 1 / (1 - μ) times their length")
  func momentum() {
    for μ: Float in [0, 0.5, 0.9] {
      let steps = Answers.stepsWithMomentum(μ, steps: 150)
      #expect(steps[0] == 1)
      #expect(abs(steps.last! * (1 - μ) - 1) < 1e-3)
    }
  }

  @Test("2. a cosine takes half of the full rate in the mean")
  func cosine() {
    for (epochs, minibatches) in [(40, 133), (7, 11)] {
      let mean = Answers.meanFactor(epochs: epochs, minibatches: minibatches)
      // The steps begin at the full rate and end just before 0.
      let step = 1 / Float(epochs * minibatches)
      #expect(abs(mean - 0.5) <= step)
    }
  }

  @Test("3. a mean of probabilities is never worse than both")
  func jensen() {
    for p in [0.001, 0.1, 0.5, 0.9] {
      for q in [0.01, 0.3, 0.99] {
        for share in [0.1, 0.5, 0.9] {
          #expect(Answers.gain(of: p, and: q, share: share) > 0)
        }
        #expect(abs(Answers.gain(of: p, and: p, share: 0.3)) < 1e-12)
        #expect(abs(Answers.gain(of: p, and: q, share: 1)) < 1e-12)
      }
    }
  }

  @Test("4. a product is a distribution in which each model has a veto")
  func veto() {
    let (p, q) = ([0.98, 0.01, 0.01], [1e-9, 0.5, 0.5 - 1e-9])
    let product = Answers.geometricMean(of: p, and: q, share: 0.5)
    #expect(abs(product.reduce(0, +) - 1) < 1e-12)
    #expect(product[0] < 0.001)
    #expect(0.5 * p[0] + 0.5 * q[0] > 0.48)
  }
}
