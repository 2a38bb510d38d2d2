import Chapter
import Testing

@testable import Chapter09b_Fading

@Suite struct StepClaimTests {
  @Test("memory grows with the steps of one piece, which is the slower way")
  func claims() {
    func broken(
      time: Double = 5, wholeTime: Double = 6, blocks: Double = 0.8,
      whole: Double = 40
    ) -> Int {
      func costs(_ times: [Double], _ megabytes: [Double]) -> [StepCost] {
        zip([64, 128, 256], zip(times, megabytes)).map {
          StepCost(
            steps: $0, microsecondsPerToken: $1.0, megabytes: $1.1)
        }
      }
      return stepClaims(
        blocks: costs([5, time, 5], [0.4, 0.8, blocks]),
        whole: costs([6, max(6, time + 1), wholeTime], [10, 20, whole])
      ).count { !$0.holds }
    }
    #expect(broken() == 0)
    #expect(broken(time: 25) == 1)
    #expect(broken(wholeTime: 4.9) == 1)
    #expect(broken(blocks: 9) == 1)
    #expect(broken(whole: 21) == 1)
    #expect(broken(whole: 90) == 1)
  }
}
