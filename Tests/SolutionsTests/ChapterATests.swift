import Basics
import Solutions
import Tensors
import Testing

private typealias Answers = Solutions.ChapterA

@Suite struct ChapterATests {
  @Test("1. what x gains on its two paths is what the tape adds up")
  func gains() {
    for (a, b) in [(2, 3), (-0.5, 7)] as [(Float, Float)] {
      let (x, y) = (Tensor(a).tracked(), Tensor(b).tracked())
      (x * y + x).backward()
      let gains = Answers.gains(x: a, y: b)
      #expect(x.gradient!.item == gains.ofTerm + gains.ofFactor)
      #expect(y.gradient!.item == gains.ofY)
      // Each path alone, with the other one cut.
      x.gradient = nil
      (x * y + x.detached).backward()
      #expect(x.gradient!.item == gains.ofFactor)
    }
  }

  @Test("2. the gradients of a quotient are those of the tape")
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

  @Test("2. the square of the denominator may overflow where the quotient fits")
  func overflow() {
    let (y, x): (Float, Float) = (1e30, 1e25)
    let byResult = Answers.gradientOfDenominator(1, x: x, z: y / x)
    #expect(abs(byResult / -1e-20 - 1) < 1e-6)
    #expect(x * x == .infinity)
    #expect(-y / (x * x) == 0)
  }

  @Test("3. square and its gradient are those of x * x")
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

  @Test("4. one-sided differences err more, and are best at a smaller e")
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
}
