import Basics
import Testing

@Suite struct RoundsOfSpeedTests {
  @Test("the fastest round counts, once a second one came near it")
  func best() {
    var speeds = RoundsOfSpeed()
    #expect(speeds.best == 0 && !speeds.isSteady)
    speeds.add(100)
    #expect(speeds.best == 100 && !speeds.isSteady)
    speeds.add(89)
    #expect(!speeds.isSteady)
    speeds.add(90)
    #expect(speeds.best == 100 && speeds.isSteady)
    speeds.add(200)
    #expect(speeds.best == 200 && !speeds.isSteady)
  }
}
