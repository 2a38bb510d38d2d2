import Chapter
import Testing

@testable import Chapter10_ThroughTime

@Suite struct StepClaimTests {
  @Test("memory grows with the steps of one piece, the time of a token not")
  func claims() {
    func broken(time: Double = 5, blocks: Double = 0.8, whole: Double = 40)
      -> Int
    {
      func costs(_ time: Double, _ megabytes: [Double]) -> [StepCost] {
        zip([64, 128, 256], zip([5, time, 5], megabytes)).map {
          StepCost(
            steps: $0, microsecondsPerToken: $1.0, megabytes: $1.1)
        }
      }
      return stepClaims(
        blocks: costs(time, [0.4, 0.8, blocks]),
        whole: costs(6, [10, 20, whole])
      ).count { !$0.holds }
    }
    #expect(broken() == 0)
    #expect(broken(time: 25) == 1)
    #expect(broken(blocks: 9) == 1)
    #expect(broken(whole: 21) == 1)
    #expect(broken(whole: 90) == 1)
  }
}
