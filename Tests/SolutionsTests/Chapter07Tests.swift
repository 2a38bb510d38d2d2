import Basics
import GradClip
import Solutions
import Tensors
import Testing

private typealias Answers = Solutions.Chapter07

@Suite struct Chapter07Tests {
  /// Random gradients of many sizes, each with a radius.
  let cases: [(g: Tensor, theta: Float)] = {
    var generator = SplitMix64(seed: 1)
    return (0..<60).map { trial in
      let size: Float = [0.01, 0.3, 1, 7, 100][trial % 5]
      return (
        Tensor.normal(3, 4, using: &generator) * size,
        Float(generator.uniform()) + 0.01
      )
    }
  }()

  @Test("1. ten times the rate: near the goal it jumps back and forth")
  func descent() {
    let path = Answers.descent(learningRate: 0.01, steps: 100)
    #expect(abs(path[20] - 1) < 0.011)
    let end = path.suffix(50)
    #expect(end.allSatisfy { abs($0 - 1) < 0.01 })
    for (w, next) in zip(end, end.dropFirst()) {
      #expect((w < 1) != (next < 1))
      #expect(abs(abs(w - next) - 0.01) < 1e-5)
      #expect(abs(w - 1) > 0.0008)
    }
    let settled = Answers.descent(learningRate: 0.001, steps: 250)
    #expect(abs(settled.last! - 1) < 1e-6)
  }

  @Test("2. entry by entry the direction changes, and the norm reaches θ √N")
  func entries() {
    let g = Tensor([3, 0.5])
    let clipped = Answers.clipEntries(g, to: 1)
    #expect(clipped == Tensor([1, 0.5]))
    let cosine =
      (3 * 1 + 0.5 * 0.5) / (g.sumOfSquares * clipped.sumOfSquares).squareRoot()
    #expect(abs(cosine - 0.956) < 5e-4)
    for (g, theta) in cases {
      let norm = Answers.clipEntries(g, to: theta).sumOfSquares.squareRoot()
      #expect(norm <= Double(theta) * 12.0.squareRoot() * (1 + 1e-12))
    }
    let corner = Answers.clipEntries(.full(-5, 3, 4), to: 0.5)
    #expect(corner.sumOfSquares.squareRoot() == 0.5 * 12.0.squareRoot())
  }

  @Test("3. the product with the clipped gradient is ‖g‖ min(‖g‖, θ)")
  func uphill() {
    for (g, theta) in cases {
      let norm = g.sumOfSquares.squareRoot()
      let product = Answers.productWithClipped(g, theta: theta)
      #expect(product > 0)
      #expect(abs(product / (norm * min(norm, Double(theta))) - 1) < 1e-6)
    }
    #expect(Answers.productWithClipped(.zeros(3), theta: 1) == 0)
  }

  @Test("4. twice is once; of two radii the smaller decides")
  func twice() {
    for (g, theta) in cases {
      let once = Answers.clipped(g, to: theta)
      #expect(Answers.clipped(g, to: theta, theta) == once)
      #expect(Answers.clipped(g, to: theta, 2 * theta) == once)
      let other = Answers.clipped(g, to: 2 * theta, theta)
      for (x, y) in zip(other.elements, once.elements) {
        #expect(abs(x - y) <= 1e-6 * abs(y))
      }
    }
  }

  @Test("5. there is a gradient for which one step down is not enough")
  func escape() {
    var trials = 0
    for seed in 1...5 as ClosedRange<UInt64> {
      let found = Answers.escapeAfterOneStepDown(seed: seed)
      let norms = (1...2).map {
        Answers.norm(of: found.g, scaledTo: found.theta, stepsDown: $0)
      }
      #expect(norms[0] > Double(found.theta))
      #expect(norms[1] <= Double(found.theta))
      trials += found.trials
    }
    #expect((500...10_000).contains(trials))  // one in 500, about
  }

  @Test("6. clipping turns the mean of one large and two small gradients")
  func vote() {
    let (before, after) = Answers.means(of: [10, -1, -1], theta: 1)
    #expect(abs(before - 8 / 3) < 1e-6)
    #expect(abs(after + 1 / 3) < 1e-6)
  }
}
