import Chapter
import Testing
import TextData

@testable import Chapter10c_Concise

/// What page 10c says of its long runs, each claim broken on purpose.
@Suite struct ConciseClaimTests {
  @Test("windows: both perplexities fall, the training text further")
  func windows() {
    func broken(
      _ first: (Double, Double), _ last: (Double, Double),
      before: (Double, Double) = (9.4, 9.5)
    ) -> Int {
      let between = Array(repeating: (5.0, 5.0), count: 9)
      return windowClaims([first, before] + between + [last])
        .count { !$0.holds }
    }
    #expect(broken((17.61, 17.72), (8.1, 9.2)) == 0)
    #expect(broken((17.61, 9.1), (8.1, 9.2)) == 1)
    #expect(broken((8.05, 17.72), (8.1, 9.2)) == 1)
    #expect(broken((17.61, 17.72), (9.3, 9.2)) == 1)
    #expect(broken((17.61, 17.72), (8.1, 9.2), before: (8.0, 9.5)) == 1)
    #expect(broken((17.61, 17.72), (8.1, 9.2), before: (9.4, 9.1)) == 1)
  }

  @Test("windows joins the lines by spaces, unless the reader chooses")
  func joining() {
    var settings = Settings()
    #expect(settings.joining == .nothing)
    settings.part = .windows
    #expect(settings.joining == .space)
    settings.joining = .nothing
    #expect(settings.joining == .nothing)
  }

  @Test("cost: rising and level parts of the peak are fine, a cliff is not")
  func cost() {
    func broken(_ parts: [Double]) -> Int {
      costClaims(parts).count { !$0.holds }
    }
    #expect(broken([5, 10, 20, 40]) == 0)
    #expect(broken([40, 38, 41, 35]) == 0)
    #expect(broken([5, 10, 40, 19]) == 1)
    #expect(broken([5, 10, 40, 101]) == 1)
    #expect(broken([0, 10, 40, 50]) == 1)
  }
}
