import Basics
import BookTool
import Foundation
import GradClip
import Tensors
import Testing

/// Laws over random gradients: sizes from 1e-20 to 1e20, several seeds.
@Suite struct ClippingTests {
  private static let scales = (-20...20).map { Float("1e\($0)")! }
  private static let radii: [Float] = [1e-6, 0.3, 1, 5, 1e6]
  private static let seeds: Range<UInt64> = 0..<4

  /// Clips random gradients and hands over what they were and what they are.
  private func forEachGradient(
    _ body: (
      _ before: [Float], _ after: [Float], _ theta: Float, _ returned: Double
    ) -> Void
  ) {
    let parameters = parameters()
    for scale in Self.scales {
      for theta in Self.radii {
        for seed in Self.seeds {
          parameters.setGradients(scale: scale, seed: seed)
          let before = parameters.gradients
          let returned = clipGradients(of: parameters, to: theta)
          body(before, parameters.gradients, theta, returned)
        }
      }
    }
  }

  @Test("the norm afterwards never exceeds theta, and falls short by rounding")
  func norm() {
    forEachGradient { before, after, theta, _ in
      #expect(after.norm <= Double(theta))
      if before.norm > Double(theta) {
        #expect(after.norm > Double(theta) * (1 - 1e-6))
      }
    }
  }

  @Test("theta itself is never exceeded, wherever the factor is rounded")
  func rounding() {
    let parameters = parameters([[1], [2, 3]])
    var generator = SplitMix64(seed: 5)
    for seed: UInt64 in 0..<3000 {
      let theta = Float(0.25 + generator.uniform())
      parameters.setGradients(scale: 2 * theta, seed: seed)
      clipGradients(of: parameters, to: theta)
      #expect(parameters.gradients.norm <= Double(theta))
    }
  }

  @Test("theta is not exceeded where both products are rounded upwards")
  func roundedUpwards() {
    let parameters = parameters([[2]])
    let root = Float(2).squareRoot()
    for step: Float in stride(from: 1, through: 20, by: 1) {
      // The clipped elements lie just above 1, where a float is rounded most,
      // and the factor just below: it is rounded least.
      let theta = root + step * root.ulp
      for part in 0..<2000 {
        let element = 1.005 * (1 + Float(part) * 0x1p-15)
        parameters[0].gradient = .full(element, 2)
        clipGradients(of: parameters, to: theta)
        #expect(parameters.gradients.norm <= Double(theta))
      }
    }
  }

  /// The factor of the page's formula: min or max, of 1 and theta / norm.
  private func factor() throws -> (Double, Double) -> Double {
    let page = try Page(named: "07-grad-clip.md")
    let text = try #require(page.displayedFormulas.first)
    #expect(text.hasPrefix(#"\hat{\mathbf{g}} = "#))
    let match = try #require(
      text.firstMatch(
        of:
          #/
          \\(min|max)\\left\(1,\ \\frac\{(.+?)\}\{(.+?)\}\\right\)
          \ \\mathbf\{g\}
          /#
      ))
    let parts = (String(match.2), String(match.3))
    #expect(parts == (#"\theta"#, #"\lVert \mathbf{g} \rVert"#))
    return match.1 == "min" ? { min($0, $1) } : { max($0, $1) }
  }

  @Test("the direction never changes, and the factor is that of the page")
  func direction() throws {
    let formula = try factor()
    forEachGradient { before, after, theta, _ in
      let cosine = before.dot(after) / (before.norm * after.norm)
      #expect(cosine > 1 - 1e-12)
      // Every element shrinks by the same factor, up to rounding.
      let factor = formula(1, Double(theta) / before.norm)
      for (old, new) in zip(before, after) {
        #expect(abs(Double(new) / Double(old) / factor - 1) < 1e-6)
      }
    }
  }

  @Test("a gradient inside the ball is untouched, to the bit")
  func inside() {
    var count = 0
    forEachGradient { before, after, theta, _ in
      guard before.norm <= Double(theta) else { return }
      count += 1
      #expect(after.bits == before.bits)
    }
    #expect(count > 100)
  }

  @Test("the norm before clipping is returned")
  func returnedNorm() {
    forEachGradient { before, _, _, returned in
      #expect(abs(returned / before.norm - 1) < 1e-12)
    }
  }

  @Test("all gradients count as one vector, not each for itself")
  func oneVector() {
    let parameters = parameters([[2], [1, 1]])
    parameters[0].gradient = Tensor([3, 0])
    parameters[1].gradient = Tensor([[4]])
    #expect(gradientNorm(of: parameters) == 5)
    #expect(clipGradients(of: parameters, to: 2.5) == 5)
    let clipped = parameters.gradients
    for (value, right) in zip(clipped, [1.5, 0, 2] as [Float]) {
      #expect(abs(value - right) < 1e-6)
    }
  }

  @Test("a norm equal to theta is not clipped, a norm one step above it is")
  func border() {
    let parameters = parameters([[2]])
    let gradient = Tensor([-3, 4])
    parameters[0].gradient = gradient
    #expect(clipGradients(of: parameters, to: 5) == 5)
    #expect(parameters[0].gradient == gradient)
    #expect(clipGradients(of: parameters, to: Float(5).nextDown) == 5)
    #expect(parameters[0].gradient != gradient)
    #expect(parameters.gradients.norm <= Double(Float(5).nextDown))
  }

  @Test("clipping twice is clipping once")
  func twice() {
    let parameters = parameters()
    for seed: UInt64 in 0..<50 {
      parameters.setGradients(scale: 10, seed: seed)
      clipGradients(of: parameters, to: 0.7)
      let once = parameters.gradients
      clipGradients(of: parameters, to: 0.7)
      #expect(parameters.gradients.bits == once.bits)
    }
  }
}
