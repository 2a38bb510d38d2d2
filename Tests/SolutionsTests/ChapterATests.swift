import Basics
import Solutions
import Tensors
import Testing

private typealias Answers = Solutions.ChapterA

@Suite struct ChapterATests {
  @Test("1. the gradients of a quotient are those of the tape")
  func quotient() {
    for (a, b) in [(3, 4), (-0.5, 7), (2, -0.125)] as [(Float, Float)] {
      let (numerator, denominator) = (Tensor(a).tracked(), Tensor(b).tracked())
      let z = numerator / denominator
      (5 * z).backward()
      #expect(
        numerator.gradient!.item == Answers.gradientOfNumerator(5, y: b))
      let expected = Answers.gradientOfDenominator(5, x: b, z: z.item)
      #expect(denominator.gradient!.item == expected)
    }
  }

  @Test("1. the square of the denominator may overflow where the quotient fits")
  func overflow() {
    let (y, x): (Float, Float) = (1e30, 1e25)
    let byResult = Answers.gradientOfDenominator(1, x: x, z: y / x)
    #expect(abs(byResult / -1e-20 - 1) < 1e-6)
    #expect(x * x == .infinity)
    #expect(-y / (x * x) == 0)
  }

  @Test("2. square and its gradient are those of x * x")
  func square() {
    var generator = SplitMix64(seed: 1)
    let x = Tensor.normal(2, 3, using: &generator).tracked()
    let weights = Tensor.normal(2, 3, using: &generator)
    (Answers.square(x) * weights).sum().backward()
    let gradient = x.gradient!
    x.gradient = nil
    (x * x * weights).sum().backward()
    for (a, b) in zip(gradient.elements, x.gradient!.elements) {
      #expect(abs(a - b) <= 1e-6 * abs(b))
    }
    #expect(Answers.square(x) == x * x)
    // The same squares, other signs: the result cannot tell.
    #expect(Answers.square(x) == Answers.square(-x))
    #expect(gradient.elements.contains { $0 < 0 })
  }

  @Test("3. one-sided differences err more, and are best at a smaller e")
  func differences() {
    let atPage = Answers.errorsOfDifferences(1e-5)
    #expect(atPage.central < 1e-9)
    #expect((1e-5...1e-4).contains(atPage.oneSided))
    let steps = [1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 1e-12]
    let errors = steps.map(Answers.errorsOfDifferences)
    func best(_ errors: [Double]) -> (e: Double, error: Double) {
      zip(steps, errors).min { $0.1 < $1.1 }!
    }
    let oneSided = best(errors.map(\.oneSided))
    let central = best(errors.map(\.central))
    #expect((1e-9...1e-7).contains(oneSided.e))
    #expect((1e-9...1e-7).contains(oneSided.error))
    #expect((1e-6...1e-4).contains(central.e))
    #expect(oneSided.error > 100 * central.error)
    // Ten times the step, ten times the error, where rounding is far away.
    #expect(abs(errors[0].oneSided / errors[1].oneSided - 10) < 0.1)
  }

  @Test("4. the derivatives by the scores add up to that by a shift, 0")
  func shift() {
    for target in 0..<4 {
      let (sum, shift) = Answers.sumAndShift(
        of: [2, -1, 0.5, 3], target: target)
      #expect(abs(sum) < 1e-6)
      #expect(abs(shift) < 1e-6)
    }
    let scores = Tensor([[2, -1, 0.5, 3]])
    let loss = scores.crossEntropy([1]).item
    #expect(abs((scores + 10).crossEntropy([1]).item - loss) < 1e-5)
  }

  @Test("5. as many nodes as additions, and a gradient of 1")
  func chain() {
    for additions in [1000, 200_000] {
      let (operations, gradient) = Answers.chain(additions: additions)
      #expect(operations == additions)
      #expect(gradient == 1)
    }
  }
}
