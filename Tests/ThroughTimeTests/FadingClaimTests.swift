import Chapter
import RNNCell
import Testing

@testable import Chapter09b_Fading

@Suite struct FadingClaimTests {
  /// A curve whose norm changes by one factor at each step; the last ten steps
  /// have another.
  private func curve(
    _ activation: Activation, _ radius: Double, factor: Double,
    end: Double? = nil
  ) -> DistanceCurve {
    var norms = [1.0]
    for distance in 1..<50 {
      norms.append(norms.last! * (distance < 40 ? factor : end ?? factor))
    }
    return DistanceCurve(activation: activation, radius: radius, norms: norms)
  }

  @Test("each claim about the curves fails for a curve that breaks it")
  func curves() {
    func broken(
      half: Double = 0.5, one: Double = 0.9, slow: Double = 0.96,
      steep: Double = 1.3, end: Double = 1.3, shareOff: Double = 0.5
    ) -> Int {
      distanceClaims(
        [
          curve(.tanh, 0.5, factor: half), curve(.tanh, 1, factor: 0.93),
          curve(.tanh, 1.5, factor: 1.01, end: end),
          curve(.tanh, 2, factor: 1.1, end: 1.3),
          curve(.relu, 0.5, factor: 0.3), curve(.relu, 1, factor: one),
          curve(.relu, 1.5, factor: slow), curve(.relu, 2, factor: steep),
        ], shareOff: shareOff
      ).count { !$0.holds }
    }
    #expect(broken() == 0)
    #expect(broken(half: 0.8) == 1)
    #expect(broken(one: 0.99) == 1)
    #expect(broken(slow: 0.8) == 1)
    #expect(broken(steep: 1.05) == 1)
    #expect(broken(end: 1) == 1)
    #expect(broken(shareOff: 0.7) == 1)
  }

  @Test("each claim about the matrix and the draws fails for other numbers")
  func numbers() {
    func broken(before: Double, after: Double) -> Int {
      spectrumClaims(before: before, after: after).count { !$0.holds }
    }
    #expect(broken(before: 0.08, after: 0.84) == 0)
    #expect(broken(before: 0.04, after: 0.84) == 1)
    #expect(broken(before: 0.11, after: 1.1) == 1)

    func broken(first: Double = 0.16, last: Double = 0.01, mean: Double = 1.005)
      -> Int
    {
      randomClaims(
        errors: [(1, first), (256, last)],
        means: [(1.1, .infinity), (mean, 0.003)], blocksOf10: 0.18
      ).count { !$0.holds }
    }
    #expect(broken() == 0)
    #expect(broken(first: 0.4, last: 0.025) == 1)
    #expect(broken(last: 0.05) == 1)
    #expect(broken(mean: 1.02) == 1)
  }
}
