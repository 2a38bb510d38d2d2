import Chapter
import Testing

@testable import ChapterB_Kernel

@Suite struct SpeedClaimTests {
  @Test("the tile with panels leaves the loops behind and nears the peak")
  func claims() {
    func broken(loops: Double = 2, panels: Double = 70, all: Double = 80)
      -> Int
    {
      kernelClaims([loops, 8, 9, 40, 45, panels, all])
        .count { !$0.holds }
    }
    #expect(broken() == 0)
    #expect(broken(loops: 8) == 1)
    #expect(broken(panels: 49) == 1)
    #expect(broken(all: 0) == 1)
    #expect(broken(all: 100.1) == 1)
  }
}
