import GradClip
import Tensors
import Testing

/// Gradients that are missing, zero, huge or no numbers at all.
@Suite struct UnusualClippingTests {
  @Test("a missing gradient counts as zero and stays missing")
  func missing() {
    let parameters = parameters([[2], [3], [2, 2]])
    parameters[0].gradient = Tensor([6, 8])
    #expect(gradientNorm(of: parameters) == 10)
    #expect(clipGradients(of: parameters, to: 1) == 10)
    #expect(parameters[1].gradient == nil)
    #expect(parameters[2].gradient == nil)
    #expect(parameters[0].gradient != Tensor([6, 8]))
  }

  @Test("a parameter that is not trained is passed over")
  func untracked() {
    let parameters = [Tensor.zeros(2).tracked(), .zeros(3)]
    parameters[0].gradient = Tensor([6, 8])
    #expect(clipGradients(of: parameters, to: 1) == 10)
    #expect(parameters.gradients.norm <= 1)
  }

  @Test("without any gradient the norm is zero")
  func none() {
    #expect(clipGradients(of: [], to: 1) == 0)
    #expect(clipGradients(of: parameters(), to: 1) == 0)
  }

  @Test("zero gradients stay zero")
  func zero() {
    let parameters = parameters([[2], [3]])
    for parameter in parameters {
      parameter.gradient = Tensor(repeating: 0, shape: parameter.shape)
    }
    #expect(clipGradients(of: parameters, to: 1e-30) == 0)
    #expect(parameters.gradients == [0, 0, 0, 0, 0])
  }

  @Test(
    "a gradient that is NaN or infinite leaves all untouched, and shows",
    arguments: [Float.nan, .infinity, -.infinity])
  func notFinite(value: Float) {
    for position in 0..<5 {
      let parameters = parameters([[2], [3]])
      var elements: [Float] = [100, -200, 300, 0, 500]
      elements[position] = value
      parameters[0].gradient = Tensor(Array(elements[..<2]))
      parameters[1].gradient = Tensor(Array(elements[2...]))
      #expect(!gradientNorm(of: parameters).isFinite)
      #expect(!clipGradients(of: parameters, to: 1).isFinite)
      #expect(parameters.gradients.bits == elements.bits)
    }
  }

  @Test("finite gradients have a finite norm, even where squares overflow")
  func largest() {
    let parameters = parameters([[40]])
    parameters[0].gradient = .full(.greatestFiniteMagnitude, 40)
    let norm = clipGradients(of: parameters, to: 1)
    #expect(norm.isFinite)
    #expect(parameters.gradients.norm <= 1)
    #expect(parameters.gradients.norm > 0.999)
  }

  @Test("a radius too small for the gradient turns nothing around")
  func tinyRadius() {
    let parameters = parameters([[2]])
    for exponent in 0...40 {
      let theta = Float(sign: .plus, exponent: -3 * exponent, significand: 1)
      parameters[0].gradient = Tensor([3e37, -4e37])
      clipGradients(of: parameters, to: theta)
      let clipped = parameters.gradients
      #expect(clipped.norm <= Double(theta))
      #expect(clipped[0] >= 0 && clipped[1] <= 0)
    }
  }

  @Test("an infinite radius clips nothing")
  func infiniteRadius() {
    let parameters = parameters([[2]])
    parameters[0].gradient = Tensor([3e37, -4e37])
    clipGradients(of: parameters, to: .infinity)
    #expect(parameters[0].gradient == Tensor([3e37, -4e37]))
  }

  @Test("a radius that is not positive stops with a sentence")
  func radius() async {
    let zero = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      clipGradients(of: [], to: 0)
    }
    let zeroWords = String(
      decoding: zero?.standardErrorContent ?? [], as: UTF8.self)
    #expect(
      zeroWords.contains(
        "gradient clipping: the radius must be positive, not 0.0"))
    await #expect(processExitsWith: .failure) {
      clipGradients(of: [], to: -1)
    }
    await #expect(processExitsWith: .failure) {
      clipGradients(of: [], to: .nan)
    }
  }
}
